"""Calls of Tencent Cloud's asynchronous client with the settings that the emulator prints."""

import asyncio
import os

from life_tencent import load, make_request, read, read_error
from script import serve
from tencentcloud.common.credential import EnvironmentVariableCredential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

made = {}
runner = asyncio.Runner()  # a client works only in its event loop


def connect(environ, program, service="tke"):
    os.environ.update(environ)
    made["models"] = load(service, "models")
    names = {
        "TkeClient": getattr(load(service, f"{service}_client_async"), f"{service.capitalize()}Client"),
        "EnvironmentVariableCredential": EnvironmentVariableCredential,
        "ClientProfile": ClientProfile,
        "HttpProfile": HttpProfile,
    }

    async def make():
        if "client" in made:
            await made["client"].close()
        exec(program, names)
        made["client"] = names["client"]

    runner.run(make())


def call(action, members):
    async def send():
        return await getattr(made["client"], action)(make_request(made["models"], action, members))

    try:
        return read(runner.run(send()))
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return read_error(error)


if __name__ == "__main__":
    serve({"connect": connect, "call": call})
