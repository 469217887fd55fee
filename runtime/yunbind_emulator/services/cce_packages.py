"""Packages of CCE Autopilot and their orders, in the two regions that sell them.

https://support.huaweicloud.com/api-cce-autopilot/ListPackageProducts.html. The pages
name one package, which is on sale. Its names, the error of other regions and the form of
an order number are assumed. An order costs nothing.
"""

from __future__ import annotations

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers

REGIONS = ("cn-southwest-2", "cn-south-1")
"""Regions that sell packages, as documented."""
PACKAGE = "autopilot.default.mem.1000GB-hour.monthly"
_ORDERS = "cce.orders"
_NAMES = {"zh-cn": "Autopilot 内存 1000 GB 小时 包月", "en-us": "Autopilot memory, 1000 GB-hours, monthly"}
_ASSUMED = "The package of the sample is on sale, and an order costs nothing"


def list_package_products(call: Call) -> ResponseBody:
    """List the package, in the language of the request."""
    _check_region(call)
    call.assume(_ASSUMED)
    package = {
        "product_name": _NAMES[call.parameters.get("locale") or "zh-cn"],
        "resource_spec_code": PACKAGE,
        "period_type": "month",
        "instance_type": "general-computing",
    }
    return {"package_products": [package]}


def subscribe_package_products(call: Call) -> ResponseBody:
    """Record an order."""
    _check_region(call)
    wanted = call.parameters["package_products"]
    for each in wanted:
        if each["resource_spec_code"] != PACKAGE:
            message = f"Invalid request. There is no package {each['resource_spec_code']}."
            assumed = "An unknown package is refused: `CCE.01400001`"
            raise call.error("CCE.01400001", message, assumed=assumed)
    call.assume(_ASSUMED)
    order_id = f"CS{call.moment:%y%m%d%H%M}{call.new_id().hex[:6].upper()}"
    call.records(_ORDERS)[order_id] = {"package_products": wanted, "ordered": call.moment.isoformat()}
    return {"order_id": order_id}


def _check_region(call: Call) -> None:
    if call.region not in REGIONS:
        message = f"Packages are sold in {' and '.join(REGIONS)} only, not in {call.region}."
        assumed = "A region that sells no packages is refused: `APIGW.0801`"
        raise call.error("APIGW.0801", message, http=403, assumed=assumed)


HANDLERS = ServiceHandlers(
    reads={"ListPackageProducts": list_package_products},
    writes={"SubscribePackageProducts": subscribe_package_products},
)
