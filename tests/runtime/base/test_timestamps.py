"""Timestamps in every format of the vendors."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from yunbind_runtime.base.timestamps import (
    ChinaTimestamp,
    Timestamp,
    TimestampFormat,
    UtcTimestamp,
    add_time,
    parse_timestamp,
)

CHINA = timezone(timedelta(hours=8))


def at(*parts: int, zone: timezone = CHINA) -> datetime:
    return datetime(*parts, tzinfo=zone)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2021-12-06 22:52:24", at(2021, 12, 6, 22, 52, 24), id="documented: Tencent, naive"),
        pytest.param("2019-07-22 20:48:14", at(2019, 7, 22, 20, 48, 14), id="documented: Tencent ECM"),
        pytest.param("2021-02-09T02:24:07Z", at(2021, 2, 9, 2, 24, 7, zone=UTC), id="documented: Alibaba"),
        pytest.param(
            "2024-01-01T00:00:00Z", at(2024, 1, 1, zone=UTC), id="documented: Tencent member example"
        ),
        pytest.param("2022-01-01T00:00:00+08:00", at(2022, 1, 1), id="documented: Tencent ISO 8601"),
        pytest.param(
            "2024-11-25 06:32:34.923248 +0000 UTC",
            at(2024, 11, 25, 6, 32, 34, 923248, zone=UTC),
            id="documented: Huawei, Go",
        ),
        pytest.param(
            "2026-03-30 07:03:35 +0000 UTC", at(2026, 3, 30, 7, 3, 35, zone=UTC), id="documented: Tencent, Go"
        ),
        pytest.param(
            "2026-03-30 17:07:11.389402882 +0800 CST m=+893.262707991",
            at(2026, 3, 30, 17, 7, 11, 389402),
            id="documented: Tencent, Go with monotonic clock",
        ),
        pytest.param(
            "1574104000000", at(2019, 11, 18, 19, 6, 40, zone=UTC), id="documented: Tencent, epoch ms"
        ),
        pytest.param("2022-01-01", at(2022, 1, 1), id="documented: Tencent, date"),
        pytest.param(
            "2015-11-09T01:42:57.527363Z",
            at(2015, 11, 9, 1, 42, 57, 527363, zone=UTC),
            id="documented: Huawei IAM",
        ),
        ("1574104000", at(2019, 11, 18, 19, 6, 40, zone=UTC)),
        ("2024-11-25T06:32:34.1+05:30", at(2024, 11, 25, 1, 2, 34, 100000, zone=UTC)),
        ("2024-11-25 06:32:34.9 +0000 UTC", at(2024, 11, 25, 6, 32, 34, 900000, zone=UTC)),
        ("2024-11-25 06:32:34.123456789 -0330 NST", at(2024, 11, 25, 10, 2, 34, 123456, zone=UTC)),
        ("2021-12-06 22:52:24 +0800", at(2021, 12, 6, 22, 52, 24)),
        ("2024-11-25 06:32:34 +0300 +03", at(2024, 11, 25, 3, 32, 34, zone=UTC)),
        ("2024-11-25 06:32:34 +0000 UTC m=-0.5", at(2024, 11, 25, 6, 32, 34, zone=UTC)),
        ("2024-11-25T06:32:34,5Z", at(2024, 11, 25, 6, 32, 34, 500000, zone=UTC)),
    ],
)
def test_every_format_is_read_as_an_aware_time_that_keeps_its_text(text: str, expected: datetime) -> None:
    stamp = parse_timestamp(text, CHINA)
    assert stamp == expected
    assert stamp is not None
    assert stamp.tzinfo is not None
    assert stamp.text == text


@pytest.mark.parametrize("digits", range(10))
def test_a_fraction_of_up_to_nine_digits_is_cut_to_microseconds(digits: int) -> None:
    fraction = "." + "123456789"[:digits] if digits else ""
    stamp = parse_timestamp(f"2024-11-25 06:32:34{fraction} +0000 UTC", CHINA)
    assert stamp is not None
    assert stamp.microsecond == int("123456789"[:digits].ljust(6, "0")[:6])


def test_a_bare_time_is_in_the_zone_of_the_provider() -> None:
    assert parse_timestamp("2021-12-06 22:52:24", UTC) == at(2021, 12, 6, 22, 52, 24, zone=UTC)
    assert parse_timestamp("2021-12-06 22:52:24", CHINA) == at(2021, 12, 6, 14, 52, 24, zone=UTC)


def test_an_empty_text_is_read_as_none() -> None:
    assert parse_timestamp("", CHINA) is None


@pytest.mark.parametrize("number", [1574104000000, 1574104000, 1574104000000.0])
def test_numbers_are_seconds_or_milliseconds(number: float) -> None:
    stamp = parse_timestamp(number, CHINA)
    assert stamp == at(2019, 11, 18, 19, 6, 40, zone=UTC)
    assert stamp is not None
    assert stamp.text == str(number)


@pytest.mark.parametrize(
    "text",
    [
        "never",
        "-",
        "0000-00-00 00:00:01",
        "2021-13-01 00:00:00",
        "2021-12-06 22:52:60",
        "2021-12-06 22:52:24 CST",
        "15741040000001574104",
        "20211206",
        "1",
        " 2021-12-06 22:52:24",
        "2021-12-06 22:52:24\n",
        "２０２１-12-06 22:52:24",
        "2024-11-25 06:32:34.1234567890 +0000 UTC",
        "x" * 100_000,
        "9" * 100_000,
        "2024-11-25 06:32:34 +0000 UTC m=+" + "1" * 100,
        "2024-11-25T06:32:34." + "1" * 100,
    ],
)
def test_anything_else_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        parse_timestamp(text, CHINA)
    with pytest.raises(ValueError):
        TimestampFormat(CHINA).read(text)


@pytest.mark.parametrize(
    "text", ["2021-12-06 22:52:24", "2021-02-09T02:24:07Z", "2022-01-01T00:00:00+08:00", "1574104000", ""]
)
def test_models_read_times_as_the_function_does(text: str) -> None:
    read, expected = TimestampFormat(CHINA).read, parse_timestamp(text, CHINA)
    for stamp in (read(text), read(text)):
        assert stamp == expected
        assert (stamp and stamp.text) == (text or None)
        assert (stamp and stamp.tzinfo) == (expected and expected.tzinfo)


def test_equal_times_beside_each_other_are_one_object() -> None:
    read = TimestampFormat(CHINA).read
    assert read("2021-12-06 22:52:24") is read("2021-12-06 22:52:24")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**18, -(10**18), 10**400])
def test_a_number_out_of_range_is_a_value_error(number: float) -> None:
    with pytest.raises(ValueError, match="too large"):
        parse_timestamp(number, CHINA)


TEXT = "2026-03-30 17:07:11.389402882 +0800 CST m=+893.262707991"


@pytest.mark.parametrize("duplicate", [lambda s: pickle.loads(pickle.dumps(s)), copy.copy, copy.deepcopy])
def test_a_pickled_or_copied_timestamp_keeps_its_text(duplicate: object) -> None:
    stamp = parse_timestamp(TEXT, CHINA)
    same = duplicate(stamp)  # type: ignore[operator]
    assert same == stamp
    assert type(same) is Timestamp
    assert same.text == TEXT
    assert same.utcoffset() == timedelta(hours=8)


def test_a_calculated_time_has_no_text_of_the_vendor() -> None:
    stamp = parse_timestamp("2021-12-06 22:52:24", CHINA)
    assert stamp is not None
    later = stamp + timedelta(days=1)
    assert isinstance(later, Timestamp)
    assert later.text == "2021-12-07T22:52:24+08:00"


class Moment(BaseModel):
    china: ChinaTimestamp | None = None
    utc: UtcTimestamp | None = None


def test_pydantic_uses_the_time_zone_of_the_provider() -> None:
    moment = Moment.model_validate({"china": "2021-12-06 22:52:24", "utc": "2021-12-06 22:52:24"})
    assert moment.china == at(2021, 12, 6, 22, 52, 24)
    assert moment.utc == at(2021, 12, 6, 22, 52, 24, zone=UTC)


def test_pydantic_reads_an_empty_text_as_none_and_refuses_invalid_texts() -> None:
    assert Moment.model_validate({"china": ""}).china is None
    for nonsense in ("never", True, [], {}, object()):
        with pytest.raises(ValidationError):
            Moment.model_validate({"china": nonsense})


def test_json_contains_the_text_as_received() -> None:
    moment = Moment.model_validate({"china": TEXT})
    assert moment.model_dump(mode="json", exclude_none=True) == {"china": TEXT}
    assert Moment.model_validate_json(moment.model_dump_json()) == moment
    assert moment.model_dump()["china"] is moment.china


def test_a_datetime_of_the_caller_is_accepted() -> None:
    given = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    moment = Moment.model_validate({"china": given})
    assert moment.china == given
    assert moment.model_dump(mode="json")["china"] == "2024-01-02T03:04:05+00:00"
    naive = Moment.model_validate({"china": datetime(2024, 1, 2)})  # noqa: DTZ001 - the tested case
    assert naive.china == at(2024, 1, 2)


def test_the_json_schema_is_a_string() -> None:
    adapter = TypeAdapter(Annotated[Timestamp, TimestampFormat(UTC)])
    assert adapter.json_schema() == {"type": "string"}


def test_a_repr_is_short() -> None:
    assert repr(parse_timestamp("2021-12-06 22:52:24", CHINA)) == "Timestamp('2021-12-06 22:52:24+08:00')"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0000-00-00T00:00:00Z",
        "0000-00-00T00:00Z",
        "0000-00-00 00:00:00.000000",
        "0000-00-00T00:00:00+00:00",
        "0000-00-00 00:00:00 +0000 UTC",
    ],
)
def test_the_zero_date_of_databases_is_no_time(text: str) -> None:
    assert parse_timestamp(text, UTC) is None
    assert TypeAdapter(ChinaTimestamp | None).validate_python(text) is None


@pytest.mark.parametrize("text", ["0000-00-01", "0000-00-00 00:00:01", "0000", "0000-00-00 nonsense"])
def test_other_impossible_dates_are_unreadable(text: str) -> None:
    with pytest.raises(ValueError, match=r"timestamp|format|range|Invalid"):
        parse_timestamp(text, UTC)


@pytest.mark.parametrize("zone", [UTC, CHINA, None])
def test_adding_time_stays_within_the_calendar(zone: timezone | None) -> None:
    last, first = datetime.max.replace(tzinfo=zone), datetime.min.replace(tzinfo=zone)
    assert add_time(last, timedelta(seconds=1)) == last
    assert add_time(first, timedelta(seconds=-1)) == first
    assert add_time(first, timedelta.max) == last
    assert add_time(last, timedelta(seconds=-1)) == last - timedelta(seconds=1)
