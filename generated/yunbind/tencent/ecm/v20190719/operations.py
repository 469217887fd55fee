# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Tencent Cloud Edge Computing Machine 2019-07-19, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation
from yunbind_runtime.paging.pages import Paginate
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image import CreateImageRequest, CreateImageResponse
    from .delete_image import DeleteImageRequest, DeleteImageResponse
    from .describe_custom_image_task import DescribeCustomImageTaskRequest, DescribeCustomImageTaskResponse
    from .describe_image import DescribeImageRequest, DescribeImageResponse
    from .describe_import_image_os import DescribeImportImageOsRequest, DescribeImportImageOsResponse
    from .describe_task_result import DescribeTaskResultRequest, DescribeTaskResultResponse
    from .describe_task_status import DescribeTaskStatusRequest, DescribeTaskStatusResponse
    from .import_custom_image import ImportCustomImageRequest, ImportCustomImageResponse
    from .import_image import ImportImageRequest, ImportImageResponse
    from .modify_image_attribute import ModifyImageAttributeRequest, ModifyImageAttributeResponse
    from .modify_module_image import ModifyModuleImageRequest, ModifyModuleImageResponse

CREATE_IMAGE: Operation[CreateImageRequest, CreateImageResponse] = Operation(
    service=SERVICE,
    action="CreateImage",
    method="create_image",
    module="yunbind.tencent.ecm.v20190719.create_image",
    request="CreateImageRequest",
    response="CreateImageResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://www.tencentcloud.com/document/product/1119/45727",
)

DELETE_IMAGE: Operation[DeleteImageRequest, DeleteImageResponse] = Operation(
    service=SERVICE,
    action="DeleteImage",
    method="delete_image",
    module="yunbind.tencent.ecm.v20190719.delete_image",
    request="DeleteImageRequest",
    response="DeleteImageResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://www.tencentcloud.com/document/product/1119/45726",
)

DESCRIBE_CUSTOM_IMAGE_TASK: Operation[DescribeCustomImageTaskRequest, DescribeCustomImageTaskResponse] = (
    Operation(
        service=SERVICE,
        action="DescribeCustomImageTask",
        method="describe_custom_image_task",
        module="yunbind.tencent.ecm.v20190719.describe_custom_image_task",
        request="DescribeCustomImageTaskRequest",
        response="DescribeCustomImageTaskResponse",
        access="read",
        rate_limit=(20, 1),
        region="none",
        source="https://www.tencentcloud.com/document/product/1119/45725",
    )
)

DESCRIBE_IMAGE: Operation[DescribeImageRequest, DescribeImageResponse] = Operation(
    service=SERVICE,
    action="DescribeImage",
    method="describe_image",
    module="yunbind.tencent.ecm.v20190719.describe_image",
    request="DescribeImageRequest",
    response="DescribeImageResponse",
    access="read",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/42548",
)

DESCRIBE_IMPORT_IMAGE_OS: Operation[DescribeImportImageOsRequest, DescribeImportImageOsResponse] = Operation(
    service=SERVICE,
    action="DescribeImportImageOs",
    method="describe_import_image_os",
    module="yunbind.tencent.ecm.v20190719.describe_import_image_os",
    request="DescribeImportImageOsRequest",
    response="DescribeImportImageOsResponse",
    access="read",
    rate_limit=(20, 1),
    region="none",
    source="https://www.tencentcloud.com/document/product/1119/45723",
)

DESCRIBE_TASK_RESULT: Operation[DescribeTaskResultRequest, DescribeTaskResultResponse] = Operation(
    service=SERVICE,
    action="DescribeTaskResult",
    method="describe_task_result",
    module="yunbind.tencent.ecm.v20190719.describe_task_result",
    request="DescribeTaskResultRequest",
    response="DescribeTaskResultResponse",
    access="read",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/42540",
)

DESCRIBE_TASK_STATUS: Operation[DescribeTaskStatusRequest, DescribeTaskStatusResponse] = Operation(
    service=SERVICE,
    action="DescribeTaskStatus",
    method="describe_task_status",
    module="yunbind.tencent.ecm.v20190719.describe_task_status",
    request="DescribeTaskStatusRequest",
    response="DescribeTaskStatusResponse",
    access="read",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/46516",
)

IMPORT_CUSTOM_IMAGE: Operation[ImportCustomImageRequest, ImportCustomImageResponse] = Operation(
    service=SERVICE,
    action="ImportCustomImage",
    method="import_custom_image",
    module="yunbind.tencent.ecm.v20190719.import_custom_image",
    request="ImportCustomImageRequest",
    response="ImportCustomImageResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/42540",
)

IMPORT_IMAGE: Operation[ImportImageRequest, ImportImageResponse] = Operation(
    service=SERVICE,
    action="ImportImage",
    method="import_image",
    module="yunbind.tencent.ecm.v20190719.import_image",
    request="ImportImageRequest",
    response="ImportImageResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://www.tencentcloud.com/document/product/1119/45722",
)

MODIFY_IMAGE_ATTRIBUTE: Operation[ModifyImageAttributeRequest, ModifyImageAttributeResponse] = Operation(
    service=SERVICE,
    action="ModifyImageAttribute",
    method="modify_image_attribute",
    module="yunbind.tencent.ecm.v20190719.modify_image_attribute",
    request="ModifyImageAttributeRequest",
    response="ModifyImageAttributeResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/46514",
)

MODIFY_MODULE_IMAGE: Operation[ModifyModuleImageRequest, ModifyModuleImageResponse] = Operation(
    service=SERVICE,
    action="ModifyModuleImage",
    method="modify_module_image",
    module="yunbind.tencent.ecm.v20190719.modify_module_image",
    request="ModifyModuleImageRequest",
    response="ModifyModuleImageResponse",
    access="write",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/42540",
)

IMAGES_PAGES = Paginate(
    items="image_set",
    limit="limit",
    offset="offset",
    total="total_count",
)
"""How DescribeImage pages."""

CUSTOM_IMAGE_TASK_FINISHED_WAITER = Waiter(
    name="custom_image_task_finished",
    delay=10.0,
    timeout=3600.0,
    success=(Acceptor(path=("image_task_set", "[]", "state"), all="SUCCESS"),),
    failure=(Acceptor(path=("image_task_set", "[]", "state"), any="FAILED"),),
)
"""Conditions of ``wait_until_custom_image_task_finished``."""

TASK_FINISHED_WAITER = Waiter(
    name="task_finished",
    delay=5.0,
    timeout=1800.0,
    success=(Acceptor(path=("task_set", "[]", "status"), all="SUCCESS", count="task_set"),),
    failure=(Acceptor(path=("task_set", "[]", "status"), any="FAILED"),),
)
"""Conditions of ``wait_until_task_finished``."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageRequest": CREATE_IMAGE,
    "DeleteImageRequest": DELETE_IMAGE,
    "DescribeCustomImageTaskRequest": DESCRIBE_CUSTOM_IMAGE_TASK,
    "DescribeImageRequest": DESCRIBE_IMAGE,
    "DescribeImportImageOsRequest": DESCRIBE_IMPORT_IMAGE_OS,
    "DescribeTaskResultRequest": DESCRIBE_TASK_RESULT,
    "DescribeTaskStatusRequest": DESCRIBE_TASK_STATUS,
    "ImportCustomImageRequest": IMPORT_CUSTOM_IMAGE,
    "ImportImageRequest": IMPORT_IMAGE,
    "ModifyImageAttributeRequest": MODIFY_IMAGE_ATTRIBUTE,
    "ModifyModuleImageRequest": MODIFY_MODULE_IMAGE,
}
"""All operations, by the names of their request classes."""
