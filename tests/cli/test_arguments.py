"""Members from options, files, standard input and --set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from yunbind_cli.arguments.members import Collected, Collector
from yunbind_cli.arguments.sources import Sources
from yunbind_cli.arguments.words import GivenMember, split_words
from yunbind_cli.calls.options import make_input_options, make_output_options, make_preview_options
from yunbind_cli.catalog.reader import read_clouds

CREATE = read_clouds()["tencent"].services["tke"].actions["CreateImageCache"]
DESCRIBE = read_clouds()["tencent"].services["tke"].actions["DescribeImageCaches"]
OPTIONS = [*make_input_options(), *make_output_options(), *make_preview_options()]


def split(*words: str) -> tuple[list[tuple[str, str | None]], list[str], list[str]]:
    found = split_words(words, OPTIONS, lambda name: name == "flag")
    return [(given.name, given.value) for given in found.members], found.options, found.unexpected


@pytest.mark.parametrize(
    ("words", "members", "options", "unexpected"),
    [
        (["--a", "1", "-o", "json"], [("a", "1")], ["-o", "json"], []),
        (["--a=1", "-ojson"], [("a", "1")], ["-ojson"], []),
        (["--a", "-1"], [("a", "-1")], [], []),
        (["--a", "-"], [("a", "-")], [], []),
        (["--a", "--b", "2"], [("a", None), ("b", "2")], [], []),
        (["--a", "-o", "json"], [("a", None)], ["-o", "json"], []),
        (["--flag", "--a", "1"], [("flag", None), ("a", "1")], [], []),
        (["--flag", "false"], [("flag", "false")], [], []),
        (["--flag", "stray"], [("flag", None)], [], ["stray"]),
        (["--dry-run", "--a", "1"], [("a", "1")], ["--dry-run"], []),
        (["--dry-run=emulator"], [], ["--dry-run=emulator"], []),
        (["--query", "--a"], [], ["--query", "--a"], []),
        (["--a", "", "stray"], [("a", "")], [], ["stray"]),
        (["--a.0.b", "x"], [("a.0.b", "x")], [], []),
        (["--a", "---"], [("a", "---")], [], []),
    ],
)
def test_words_are_members_options_or_strays(
    words: list[str],
    members: list[tuple[str, str | None]],
    options: list[str],
    unexpected: list[str],
):
    assert split(*words) == (members, options, unexpected)


def collect(action: Any, *words: str, sets: tuple[str, ...] = (), file: str | None = None) -> Collected:
    collector = Collector(action.service, action.request, ["region"], Sources(can_ask=False))
    if file is not None:
        collector.add_file(file)
    pairs = [word.partition("=") for word in words]
    collector.add_given([GivenMember(name, value if equals else None) for name, equals, value in pairs])
    collector.add_set(sets)
    return collector.collected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["images=a", "images=b"], {"Images": ["a", "b"]}),
        (['images=["a","b"]'], {"Images": ["a", "b"]}),
        (["Images=a"], {"Images": ["a"]}),
        (["image_cache_size=50"], {"ImageCacheSize": 50}),
        (["auto-create-eip"], {"AutoCreateEip": True}),
        (["auto-create-eip=FALSE"], {"AutoCreateEip": False}),
        (["tags.0.key=a", "tags.0.value=b"], {"Tags": [{"Key": "a", "Value": "b"}]}),
        (['tags={"Key":"a"}', 'tags={"Key":"b"}'], {"Tags": [{"Key": "a"}, {"Key": "b"}]}),
        (
            ["auto-create-eip-attribute.delete-policy=Never"],
            {"AutoCreateEipAttribute": {"DeletePolicy": "Never"}},
        ),
        (
            ["auto-create-eip-attribute.InternetServiceProvider=cmcc"],
            {"AutoCreateEipAttribute": {"InternetServiceProvider": "CMCC"}},
        ),
        (["image-cache-name=@@x"], {"ImageCacheName": "@x"}),
        (["image-cache-name=[1]"], {"ImageCacheName": "[1]"}),
    ],
)
def test_values_are_typed_by_the_catalog(words: list[str], expected: dict[str, Any]):
    collected = collect(CREATE, *words)
    assert (collected.members, collected.problems) == (expected, [])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["image-cache-size=many"], "must be an integer"),
        (["auto-create-eip=perhaps"], "must be true or false"),
        (['images=["a"'], "is not JSON"),
        (["tags=a"], "is a structure"),
        (["tags.x.key=a"], "must be an index from 0"),
        (["tags.99999999999.key=a"], "must be an index from 0"),
        (["tags.0.kye=a"], "did you mean key?"),
        (["image-cache-name.x=a"], "has no member x"),
        (["image-cache-name"], "needs a value"),
        (["imags=a"], "did you mean --images?"),
        (["regin=a"], "did you mean --region?"),
        (["image-cache-name=@/nonexistent/file"], "cannot be read"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_problem(words: list[str], named: str):
    (problem,) = collect(CREATE, *words).problems
    assert named in problem


def test_all_problems_are_collected():
    collected = collect(CREATE, "image-cache-size=x", "retention-days=y", "none=z", sets=("broken",))
    assert len(collected.problems) == 4


def test_a_file_gives_a_value_without_its_last_line_feed(tmp_path: Path):
    path = tmp_path / "name.txt"
    path.write_text("one\ntwo\n", encoding="utf-8")
    assert collect(CREATE, f"image-cache-name=@{path}").members == {"ImageCacheName": "one\ntwo"}


def test_a_file_of_json_gives_a_structure(tmp_path: Path):
    path = tmp_path / "tags.json"
    path.write_text('[{"Key": "a"}]', encoding="utf-8")
    assert collect(CREATE, f"tags=@{path}").members == {"Tags": [{"Key": "a"}]}


@pytest.mark.parametrize(
    "text",
    [
        '{"Images": ["a"], "vpc-id": "v", "ResolveConfig": null}',
        "Images: [a]\nvpc_id: v\nResolveConfig:\n",
        "\ufeffImages: [a]\nVpcId: v\n",
    ],
)
def test_an_input_file_is_json_or_yaml_with_names_in_any_spelling(tmp_path: Path, text: str):
    path = tmp_path / "input"
    path.write_text(text, encoding="utf-8")
    collected = collect(CREATE, file=str(path))
    assert (collected.members, collected.problems) == ({"Images": ["a"], "VpcId": "v"}, [])


def test_dates_in_a_file_stay_texts(tmp_path: Path):
    path = tmp_path / "input.yaml"
    path.write_text("ImageCacheName: 2018-05-25\n", encoding="utf-8")
    assert collect(CREATE, file=str(path)).members == {"ImageCacheName": "2018-05-25"}


def test_options_replace_the_members_of_a_file(tmp_path: Path):
    path = tmp_path / "input.yaml"
    path.write_text("Images: [a]\nTags: [{Key: a}]\n", encoding="utf-8")
    collected = collect(CREATE, "images=b", "tags.0.value=c", file=str(path))
    assert collected.members == {"Images": ["b"], "Tags": [{"Key": "a", "Value": "c"}]}


@pytest.mark.parametrize("text", ["[1]", "a: [", "{", "\ttab: x"])
def test_a_file_without_an_object_is_a_problem(tmp_path: Path, text: str):
    path = tmp_path / "input"
    path.write_text(text, encoding="utf-8")
    (problem,) = collect(CREATE, file=str(path)).problems
    assert str(path) in problem


def test_set_reaches_known_and_unknown_members_at_any_depth():
    collected = collect(
        CREATE,
        "images=a",
        sets=("ImageCacheSize=50", "Tags.0.Key=k", "New.0.Inner:=[1, null]", "AutoCreateEipAttribute.New=x"),
    )
    assert collected.problems == []
    assert collected.members == {
        "Images": ["a"],
        "ImageCacheSize": 50,
        "Tags": [{"Key": "k"}],
        "AutoCreateEipAttribute": {},
    }
    assert collected.unknown == {"New": [{"Inner": [1, None]}], "AutoCreateEipAttribute": {"New": "x"}}


def test_set_takes_text_as_it_is():
    assert collect(CREATE, sets=("ImageCacheName=@x",)).members == {"ImageCacheName": "@x"}
    assert collect(CREATE, sets=("ImageCacheName=-",)).members == {"ImageCacheName": "-"}


def test_a_secret_among_the_words_is_noticed(tmp_path: Path):
    name = "image-registry-credentials.0.password"
    assert collect(CREATE, f"{name}=hunter2-hunter2").shown_secrets == [f"--{name}"]
    assert collect(CREATE, sets=("ImageRegistryCredentials.0.Password=hunter2-hunter2",)).shown_secrets
    path = tmp_path / "secret"
    path.write_text("hunter2-hunter2\n", encoding="utf-8")
    collected = collect(CREATE, f"{name}=@{path}")
    assert collected.shown_secrets == []
    assert collected.members == {"ImageRegistryCredentials": [{"Password": "hunter2-hunter2"}]}


def test_a_secret_without_a_value_needs_a_terminal():
    (problem,) = collect(CREATE, "image-registry-credentials.0.password").problems
    assert "is a secret" in problem


def test_every_spelling_of_every_member_is_found():
    for cloud in read_clouds().values():
        for service in cloud.services.values():
            for action in service.actions.values():
                for member in action.request.values():
                    for name in (member.name, member.kebab, member.python):
                        collected = collect(action, sets=(f"{name}:={json.dumps('x')}",))
                        assert collected.members == {member.name: "x"}, (action.reference, name)


def test_the_filters_of_a_list_have_dotted_names():
    collected = collect(DESCRIBE, "filters.0.name=a", "filters.0.values=b", "filters.0.values=c")
    assert collected.members == {"Filters": [{"Name": "a", "Values": ["b", "c"]}]}
