"""All that works without a network is small; and modules are joined as they should be."""

from pathlib import Path

import brotli
import pytest

from app.web.scripts import CannotJoin, joined

APP = Path(__file__).parents[2] / "app"
JS = APP / "static" / "js"
MOST = 15_000
OF_THE_PAGE = ["acts.js", "phone.js", "worker-registration.js", "drafts.js", "ids.js"]


def test_all_offline_code_is_under_fifteen_kilobytes(tmp_path):
    """What pages load for it, and what the worker adds to that. Messages come by a network only."""
    modules = [JS / name for name in OF_THE_PAGE] + sorted((JS / "outbox").glob("*.js"))
    modules += [APP / "offline" / name for name in ("packing.js", "answering.js", "worker.js")]
    text = "".join(without_imports(module, tmp_path) for module in modules)
    size = len(brotli.compress(text.encode()))
    print(f"offline code: {size:,} bytes compressed")
    assert 8_000 < size < MOST


def without_imports(module: Path, folder: Path) -> str:
    alone = folder / module.name
    lines = module.read_text().splitlines(keepends=True)
    alone.write_text("".join(line for line in lines if not line.startswith("import ")))
    return joined(alone)


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text)
    return folder / "main.js"


def test_what_is_imported_comes_first_and_once(tmp_path):
    main = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport "./b.js";\nmain(a);\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b="export function b() {}\n",
    )
    text = joined(main)
    assert text.count("function b") == 1
    assert text.index("function b") < text.index("const a") < text.index("main(a)")
    assert "import" not in text and "export" not in text


def test_comments_and_spaces_are_for_people(tmp_path):
    main = write(
        tmp_path, main='// why\nlet a = "// kept";\n  a += 1; // here\n/** a\n * b */\na;\n'
    )
    assert joined(main) == 'let a="// kept";a+=1;a;'


@pytest.mark.parametrize(
    "text",
    ["export default 1;\n", 'import x from "./a.js";\n', 'export { a } from "./a.js";\n'],
)
def test_what_cannot_be_joined_is_refused(tmp_path, text):
    with pytest.raises(CannotJoin):
        joined(write(tmp_path, main=text, a="export const a = 1;\n"))


def test_a_name_declared_twice_is_refused(tmp_path):
    main = write(tmp_path, main='import "./a.js";\nconst a = 1;\n', a="function a() {}\n")
    with pytest.raises(CannotJoin, match="declared twice: a"):
        joined(main)
