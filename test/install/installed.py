"""What the tests of an installation share."""
import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def run(command, **options):
    """The finished process; its output is text, and both streams are one."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} | options
    return subprocess.run([str(word) for word in command], **options)


def must(command, **options):
    done = run(command, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\ngave {done.returncode}:\n{done.stdout}")
    return done.stdout


def expect(holds, what, said=""):
    if not holds:
        sys.exit(f"does not hold: {what}\n{said}")


def empty_folder(path):
    path = Path(path).resolve()
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def install(cmake, build, prefix, component):
    must([cmake, "--install", build, "--prefix", prefix, "--component", component])


def without_source(program, source, target):
    """A copy of the program that does not know the source tree's book: its path is overwritten by one that is not there."""
    known = f"{source}/book".encode()
    content = program.read_bytes()
    expect(content.count(known) > 0, f"the program knows {known.decode()}")
    target.write_bytes(content.replace(known, b"/" + b"-" * (len(known) - 1)))
    target.chmod(0o755)
    return target
