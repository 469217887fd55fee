"""Programs with yunbind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.json_values import is_list, is_object

if TYPE_CHECKING:
    from yunbind_cli.catalog.entries import Member
    from yunbind_cli.samples.sample_call import SampleCall

_WIDTH = 88


def write(call: SampleCall) -> str:
    """Return a program with the blocking client."""
    program = _Program(call)
    return (
        f"from {program.package} import {program.list_names(program.client)}\n\n"
        f"with {program.client}({program.options}) as client:\n"
        f"    response = {program.write_call(4)}\n"
        "    print(response)\n"
    )


def write_async(call: SampleCall) -> str:
    """Return a program with the asynchronous client."""
    program = _Program(call)
    client = f"Async{program.client}"
    return (
        "import asyncio\n\n"
        f"from {program.package} import {program.list_names(client)}\n\n\n"
        "async def main() -> None:\n"
        f"    async with {client}({program.options}) as client:\n"
        f"        response = await {program.write_call(8)}\n"
        "        print(response)\n\n\n"
        "asyncio.run(main())\n"
    )


class _Program:
    """The parts of a program."""

    def __init__(self, call: SampleCall) -> None:
        self._call = call
        service = call.action.service
        self._structures: set[str] = set()
        self.package = service.module.rpartition(".")[0]
        if not service.document.get("default"):
            self.package = service.module
        self.client = service.client
        region, self._members = call.split_region()
        options = [f"region={region!r}"] if region else []
        if call.endpoint:
            options.append(f"endpoint={call.endpoint!r}")
        self.options = _double(", ".join(options))
        self._arguments = [
            f"{call.action.request[name].python}={self._write(call.action.request[name], value)}"
            if name in call.action.request
            else None
            for name, value in self._members.items()
        ]

    def list_names(self, client: str) -> str:
        """Return the names to import."""
        return ", ".join(sorted({client, *self._structures}))

    def write_call(self, indent: int) -> str:
        """Return the call of the method, over several lines if it is long."""
        arguments = [argument for argument in self._arguments if argument is not None]
        unknown = {
            name: value for name, value in self._members.items() if name not in self._call.action.request
        }
        if unknown:
            arguments.append(f"extra={_write_plain(unknown)}")
        method = f"client.{self._call.action.method}"
        line = f"{method}({', '.join(arguments)})"
        if len(line) + indent + 17 <= _WIDTH:
            return line
        pad = " " * indent
        inner = "".join(f"{pad}    {argument},\n" for argument in arguments)
        return f"{method}(\n{inner}{pad})"

    def _write(self, member: Member, value: Any) -> str:
        """Return a value as an expression, with models for structures."""
        kind = member.item_type or member.type
        structure = self._call.action.service.find_structure(kind)
        if is_list(value):
            items = value
            return f"[{', '.join(self._write_item(kind, structure, item) for item in items)}]"
        return self._write_item(kind, structure, value)

    def _write_item(self, kind: str, structure: dict[str, Member] | None, value: Any) -> str:
        if structure is None or not is_object(value):
            return _write_plain(value)
        given = value
        if not given.keys() <= structure.keys():
            return _write_plain(given)
        self._structures.add(kind)
        inner = ", ".join(
            f"{structure[name].python}={self._write(structure[name], item)}" for name, item in given.items()
        )
        return f"{kind}({inner})"


def _write_plain(value: Any) -> str:
    return _double(repr(value))


def _double(text: str) -> str:
    """Return an expression with double quotes where its strings need no escape."""
    return text.replace("'", '"') if '"' not in text and "\\" not in text else text
