"""A small catalog of invented services, for traits that the real ones do not have."""

from __future__ import annotations

from typing import Any

from yunbind_emulator.base.catalog import Catalog, read_catalog


def member(kind: str, **traits: Any) -> dict[str, Any]:
    """Return a member of the catalog."""
    return {"type": kind, "names": {"python": "x"}, "doc": {"en": "Something."}, **traits}


def action(**traits: Any) -> dict[str, Any]:
    """Return an action of the catalog."""
    return {"region": "none", "request": {}, "response": {}, "examples": [], **traits}


def service(actions: dict[str, Any], **traits: Any) -> dict[str, Any]:
    """Return a service of the catalog."""
    return {"client": "Zoo", "types": {}, "enums": {}, "errors": {}, "actions": actions, **traits}


def error(**traits: Any) -> dict[str, Any]:
    """Return an error of the catalog."""
    return {
        "names": {"python": "X"},
        "kind": "invalid_request",
        "retryable": False,
        "doc": {"en": "Oh."},
        **traits,
    }


ANIMAL = {
    "types": {
        "Animal": {
            "doc": {"en": "One."},
            "members": {"Name": member("string", required=True), "Age": member("int32")},
        }
    },
    "enums": {"Diet": {"doc": {"en": "Food."}, "values": {"Meat": {}, "Plants": {}}}},
}
FEED = {
    "Animals": member("list[Animal]", items=[1, 2]),
    "Diet": member("Diet"),
    "Diets": member("list[Diet]"),
    "Weight": member("float", range=[0.5, None]),
    "Count": member("int64"),
    "Nick": member("string", length=[2, 4], pattern="[a-z]*"),
    "Notes": member("map[string]"),
    "Sizes": member("list[integer]", encode="comma"),
    "Plan": member("Animal", encode="json"),
    "Keeper": member("string", required=True),
    "Grid": member("list[list[integer]]"),
    "Wild": member("boolean"),
    "Tame": member("boolean"),
}

INVENTED: Catalog = read_catalog(
    {
        "format": 2,
        "providers": {
            "tencent": {
                "clock_skew": 300,
                "errors": {},
                "services": {
                    "zoo": {
                        "2020-01-01": service(
                            {
                                "Feed": action(
                                    request=FEED, exclusive=[["Wild", "Tame"]], requires={"Count": ["Weight"]}
                                ),
                                "Greet": action(unsigned=True),
                            },
                            **ANIMAL,
                        )
                    }
                },
            },
            "alibaba": {
                "clock_skew": 900,
                "errors": {"MissingDiet": error(http=400)},
                "services": {
                    "zoo": {
                        "2020-01-01": service(
                            {
                                "Feed": action(request=FEED),
                                "Choose": action(
                                    request={"Diet": member("Diet", required=True)},
                                    examples=[
                                        {"name": "one", "response": {"List": [1, {"On": True}], "None": None}}
                                    ],
                                ),
                            },
                            **ANIMAL,
                        )
                    }
                },
            },
            "huawei": {
                "clock_skew": 900,
                "size_limits": {"any": 1000},
                "errors": {},
                "services": {
                    "cce": {
                        "v5": service(
                            {
                                "Show": action(
                                    http={"method": "GET", "path": "/v5/animals/{animal_id}"},
                                    request={
                                        "animal_id": member(
                                            "string", **{"in": "path"}, required=True, pattern="[a-z /]+"
                                        ),
                                        "tag": member("list[integer]", **{"in": "query"}, flatten=True),
                                        "deep": member("boolean", **{"in": "query"}),
                                        "language": member("integer", **{"in": "header"}, name="X-Language"),
                                    },
                                    examples=[
                                        {"name": "any", "request": {}, "response": {"of": "any"}},
                                        {
                                            "name": "cat",
                                            "request": {"animal_id": "cat"},
                                            "response": {"of": "cat"},
                                        },
                                        {
                                            "name": "gone",
                                            "request": {"animal_id": "dodo"},
                                            "response": {"x": 1},
                                            "error": "E",
                                        },
                                    ],
                                ),
                                "ShowAll": action(
                                    http={"method": "GET", "path": "/v5/animals/all"},
                                    examples=[{"name": "all", "response": {"of": "all"}}],
                                ),
                                "Add": action(
                                    http={
                                        "method": "POST",
                                        "path": "/v5/animals/{animal_id}",
                                        "statuses": [202],
                                    },
                                    request={
                                        "animal_id": member("string", **{"in": "path"}, required=True),
                                        "name": member("string", required=True),
                                    },
                                ),
                                "Drop": action(
                                    http={
                                        "method": "DELETE",
                                        "path": "/v5/animals/{animal_id}",
                                        "statuses": [204],
                                    },
                                    request={"animal_id": member("string", **{"in": "path"}, required=True)},
                                ),
                            },
                        )
                    },
                    "iam": {
                        "v3": service(
                            {
                                "Find": action(
                                    http={"method": "GET", "path": "/v3/found"},
                                    request={"id": member("string", **{"in": "query"})},
                                )
                            },
                            errors={"404": error(http=404)},
                        )
                    },
                },
            },
        },
    }
)
