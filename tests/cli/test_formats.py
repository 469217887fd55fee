"""Each format of a response, by itself."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.failures import WrongUsage
from yunbind_cli.output import find_writer
from yunbind_cli.output.columns import read_columns
from yunbind_cli.output.layout import Layout
from yunbind_cli.output.query import read_query
from yunbind_cli.output.rows import make_layout
from yunbind_cli.output.secrets import mask_text
from yunbind_cli.output.widths import cut, measure

DESCRIBE = read_clouds()["tencent"].services["tke"].actions["DescribeImageCaches"]
ROWS = Layout(rows="Items")
DOCUMENT: dict[str, Any] = {
    "Total": 2,
    "Items": [
        {"Size": 50, "Name": "甲乙", "Id": "i-1", "Tags": ["a", "b"], "Ready": True},
        {"Size": None, "Name": "a\tb\nc", "Id": "i-2", "Tags": [{"K": "v"}] * 4, "New": {"x": 1}},
    ],
    "Big": 2**60 + 1,
}


def write(name: str, document: Any = DOCUMENT, layout: Layout = ROWS) -> str:
    return find_writer(name).write(document, layout)


@pytest.mark.parametrize("document", [DOCUMENT, [], {}, None, "text", 2**60, [1, None], {"a": {"b": []}}])
def test_json_and_yaml_say_what_was_received_in_its_order(document: Any):
    text = write("json", document)
    assert text.endswith("\n")
    assert json.dumps(json.loads(text)) == json.dumps(document)
    assert json.dumps(yaml.safe_load(write("yaml", document))) == json.dumps(document)


@pytest.mark.parametrize(
    "text", ["no", "2018-05-25", "20", "null", "1e3", "a: b", "多行\n文字\n", " x ", "\t", "#"]
)
def test_yaml_keeps_texts_that_look_like_something_else(text: str):
    assert yaml.safe_load(write("yaml", {"a": text})) == {"a": text}


def test_ndjson_has_a_line_for_each_row():
    assert [json.loads(line) for line in write("ndjson").splitlines()] == DOCUMENT["Items"]


def test_text_has_tabs_and_escapes_those_of_values():
    lines = write("text").splitlines()
    assert [len(line.split("\t")) for line in lines] == [6, 6]
    assert lines[1].split("\t")[:3] == ["i-2", "a\\tb\\nc", ""]


def test_text_writes_rows_of_a_query_and_nothing_for_null():
    assert write("text", [["a", None], ["b", 1]], Layout()) == "a\t\nb\t1\n"
    assert write("text", None, Layout()) == ""
    assert write("text", ["a", "b"], Layout()) == "a\nb\n"
    assert write("text", 5, Layout()) == "5\n"


def test_csv_can_be_read_back():
    heading, *rows = csv.reader(io.StringIO(write("csv")))
    assert heading == ["Id", "Name", "Size", "Ready", "Tags", "New"]
    assert rows[1][1] == "a\tb\nc"
    assert json.loads(rows[0][4]) == ["a", "b"]


def test_flat_has_a_path_of_jmespath_for_each_value():
    lines = dict(line.split(": ", 1) for line in write("flat").splitlines())
    assert lines["Items[0].Name"] == "甲乙"
    assert lines["Items[1].Tags[3].K"] == "v"
    for path, text in lines.items():
        found = read_query(path)(DOCUMENT)
        assert text in (str(found), json.dumps(found), "a\\tb\\nc")


def test_flat_quotes_names_with_hyphens_and_shows_empty_values():
    assert write("flat", {"a-b": {}, "c": [], "d": None}) == '"a-b": {}\nc: []\nd: null\n'


def test_none_writes_nothing():
    assert write("none") == ""


def test_a_table_puts_the_id_first_and_aligns_chinese_texts():
    lines = write("table").splitlines()
    assert lines[0].split() == ["Id", "Name", "Size", "Ready", "Tags", "New"]
    starts = {measure(line[: line.index(text)]) for line, text in zip(lines, ("Size", "50"), strict=False)}
    assert len(starts) == 1
    assert "4 items" in lines[2]


def test_a_table_in_a_pipe_cuts_nothing():
    long = "x" * 500
    assert long in write("table", {"Items": [{"A": long, "B": long}]})


@pytest.mark.parametrize("width", [20, 80, 200])
def test_a_table_on_a_terminal_fits(width: int, capsys: pytest.CaptureFixture[str]):
    rows = [{f"Column{index}": "字" * 9 for index in range(12)}]
    table = write("table", {"Items": rows}, Layout(rows="Items", width=width))
    assert max(measure(line) for line in table.splitlines()) <= width
    assert "columns: -o flat" in capsys.readouterr().err


def test_texts_do_not_control_the_terminal():
    for name in ("table", "text", "flat"):
        assert "\x1b" not in write(name, {"Items": [{"A": "\x1b[31mred\x07"}]})


@pytest.mark.parametrize("name", ["table", "csv"])
def test_an_empty_list_has_the_heading_of_a_full_one(name: str):
    layout = make_layout(DESCRIBE, is_stable=True)
    empty = write(name, {"ImageCaches": []}, layout)
    full = write(name, {"ImageCaches": [{"ImageCacheId": "imc-1"}]}, layout)
    assert empty.replace(",", " ").split() == full.splitlines()[0].replace(",", " ").split()
    assert empty.startswith("ImageCacheId")


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("镜像", 4), ("e\u0301", 1), ("a镜", 3)])
def test_widths_are_those_of_terminals(text: str, width: int):
    assert measure(text) == width


@pytest.mark.parametrize("width", range(1, 9))
def test_a_cut_text_is_not_wider_than_allowed(width: int):
    assert measure(cut("镜像缓存abc", width)) <= width


def test_columns_are_members_in_any_spelling_or_paths():
    columns = read_columns("name,K=Tags[0].K, Size", ["Name", "Tags", "Size"])
    assert [column.heading for column in columns] == ["Name", "K", "Size"]
    assert [column.read(DOCUMENT["Items"][1]) for column in columns] == ["a\tb\nc", "v", None]


def test_a_path_with_commas_is_one_column():
    (column,) = read_columns("both=[Name,Id]", [])
    assert column.read(DOCUMENT["Items"][0]) == ["甲乙", "i-1"]


@pytest.mark.parametrize(
    ("text", "named"), [("nmae", "did you mean Name?"), ("A=[", "--columns"), ("", "at least one")]
)
def test_wrong_columns_are_wrong_usage(text: str, named: str):
    with pytest.raises(WrongUsage, match=named.replace("?", r"\?")):
        read_columns(text, ["Name"])


def test_a_wrong_query_shows_its_place():
    with pytest.raises(WrongUsage) as caught:
        read_query("Items[?Name=='a'")
    lines = str(caught.value).splitlines()
    assert lines[1].strip() == "Items[?Name=='a'"
    assert lines[2].strip() == "^"


def test_a_query_with_a_hyphen_gets_a_hint():
    with pytest.raises(WrongUsage, match="needs quotes"):
        read_query("a-b")


def test_a_query_can_come_from_a_file(tmp_path):
    path = tmp_path / "q.jmes"
    path.write_text("Items[].Id\n", encoding="utf-8")
    assert read_query(f"@{path}")(DOCUMENT) == ["i-1", "i-2"]
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_query(f"@{tmp_path}/none")


def test_integers_keep_all_digits_in_a_query():
    assert write("json", read_query("Big")(DOCUMENT)) == f"{2**60 + 1}\n"


@pytest.mark.parametrize("written", ['"x\\u0022密码"', '"x\\"\\u5bc6\\u7801"', '"x\\"密码"'])
def test_a_raw_body_is_unchanged_but_for_its_secrets(written: str):
    body = f'{{"A":{written}, "B": 1}}'.encode()
    document = json.loads(body)
    assert mask_text(body, document, {"A": "***", "B": 1}) == b'{"A":"***", "B": 1}'
    assert mask_text(body, document, document) == body
