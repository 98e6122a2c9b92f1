"""A resolver that knows no name, so that no test asks the network for one."""


class Nowhere:
    async def resolve(self, host: str, _port: int = 0, _family: int = 0):
        raise OSError(f"{host} is nowhere in the tests")

    async def close(self) -> None:
        pass
