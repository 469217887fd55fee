"""Operating systems that ECM imports: those of the page's sample.

https://www.tencentcloud.com/document/product/1119/45723. The sample's versions
all name one system, so kinds alone can be checked by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACTION = "DescribeImportImageOs"


def describe_import_image_os(call: Call) -> ResponseBody:
    """List the systems."""
    return {name: value for name, value in _read_sample(call).items() if name != "RequestId"}


def check_kind(call: Call, kind: str) -> None:
    """Refuse a kind of system that the list does not name.

    Raises:
        VendorError: InvalidParameterValue.
    """
    kinds: Mapping[str, list[str]] = _read_sample(call)["ImportImageOsListSupported"]
    known = [name for names in kinds.values() for name in names]
    if kind not in known:
        message = f"The OsType {kind} cannot be imported; there is {', '.join(known)}."
        assumed = "An OsType that is not listed is refused: `InvalidParameterValue`"
        raise call.error("InvalidParameterValue", message, assumed=assumed)


def _read_sample(call: Call) -> dict[str, Any]:
    samples = (example.response for example in call.service.actions[_ACTION].examples)
    return cast("dict[str, Any]", next(sample for sample in samples if sample is not None))


HANDLERS = ServiceHandlers(reads={_ACTION: describe_import_image_os}, writes={})
