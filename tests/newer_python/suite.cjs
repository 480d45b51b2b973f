// Runs pytest in Pyodide. See README.md beside this file.
const path = require("node:path");
const { loadPyodide } = require("pyodide");

const PROGRAM = `
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/project")
sys.path.append("/site")  # of another Python: only its pure packages can be imported
os.chdir("/project")
print(sys.version)
import pytest
off = [f"-pno:{plugin}" for plugin in ("cacheprovider", "faulthandler", "xdist", "hypothesispytest")]
int(pytest.main(["-q", "--rootdir=/project", *off, *arguments]))
`;

async function main() {
    const python = await loadPyodide();
    python.mountNodeFS("/project", path.resolve(__dirname, "../.."));
    python.mountNodeFS("/site", path.resolve(process.env.SITE));
    python.globals.set("arguments", python.toPy(process.argv.slice(2)));
    process.exitCode = python.runPython(PROGRAM);
}

main();
