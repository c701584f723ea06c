"""Everything mir-assess needs, from a fresh copy, with Python and pip and nothing else.

    python run.py start      run a workshop
    python run.py test       check that the program is sound

The first time, this makes a folder .venv beside itself and puts the pinned packages in it. After that it
starts at once. Whatever follows run.py, other than test, goes to mir-assess as it stands:
`python run.py list` is `mir-assess list`.

This file may know nothing of the program it starts. It must parse on old Pythons, so that it can tell their
owners which Python is needed, and it loads next to nothing, so that a second run costs the program alone.
"""

import hashlib
import os
import sys

OLDEST_PYTHON = (3, 11)
OLDEST_PIP = (22, 3)  # the first with --python, which installs into a folder that has no pip of its own

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
STAMP = os.path.join(VENV, "ready")
ON_WINDOWS = os.name == "nt"
VENV_PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if ON_WINDOWS else ("bin", "python")))

# What each purpose stands on. When one of these files changes, the next run brings .venv up to date.
FOUNDATIONS = {
    "start": ("pyproject.toml", "requirements.lock", "requirements-build.lock"),
    "test": ("requirements-dev.lock",),
}


class CannotSetUp(Exception):
    """Says what is in the way and what to do about it."""


def main(arguments):
    """Set up what is missing, then become the program that was asked for."""
    if not arguments:
        print(__doc__.split("\n\n")[1])
        return 2
    testing = arguments[0] == "test"
    try:
        check_python()
        set_up({"start", "test"} if testing else {"start"})
    except CannotSetUp as problem:
        say(problem)
        return 1
    except KeyboardInterrupt:
        say("\nStopped before it was ready. Type the same again and it starts afresh.")
        return 130
    if testing:
        os.chdir(HERE)
        return become([VENV_PYTHON, "-m", "pytest", *arguments[1:]])
    os.environ["MIR_ASSESS_COMMAND"] = command_as_typed()
    return become([VENV_PYTHON, "-P", "-m", "mir_assess", *arguments])


def check_python():
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotSetUp(
            "This is Python %d.%d, and mir-assess needs Python %d.%d or newer.\n"
            "Install a newer one from python.org or your system's software store, then type the same again\n"
            "with it, for example: python3.12 run.py start" % (sys.version_info[:2] + OLDEST_PYTHON)
        )


def set_up(purposes):
    """Make .venv serve these purposes. At once, if it does already."""
    stamp = read_stamp() if os.path.exists(VENV_PYTHON) else []
    ready = {purpose for purpose in FOUNDATIONS if fingerprint(purpose) in stamp}
    if purposes <= ready:
        return
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        raise CannotSetUp("%s has to be brought up to date. Type deactivate, then try again." % VENV)
    check_pip()
    try:
        if place() not in stamp:
            make_venv()
        bring_up_to_date(ready, purposes - ready)
    except OSError as problem:
        raise CannotSetUp(
            "Could not write in %s (%s).\n"
            "Close other windows that run mir-assess, or copy its folder to a place where you may write,\n"
            "then try again." % (VENV, problem)
        ) from None
    say("Ready.")


def bring_up_to_date(ready, missing):
    """Install what is missing. No stamp stands meanwhile: stopped half way, the next run starts afresh."""
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if "start" in missing:
        install_program()
    if "test" in missing:
        install_test_tools()
    with open(STAMP, "w", encoding="ascii") as stamp:
        stamp.write("\n".join([place(), *sorted(map(fingerprint, ready | missing))]))


def place():
    """One line that changes when the folder is moved or its Python replaced; then .venv is made anew."""
    return digest(repr((HERE, sys.base_prefix, sys.version_info[:2])).encode("utf-8", "backslashreplace"))


def fingerprint(purpose):
    """One line that changes with the files that this purpose stands on."""
    contents = [place().encode("ascii")]
    for name in FOUNDATIONS[purpose]:
        with open(os.path.join(HERE, name), "rb") as file:
            contents.append(file.read())
    return digest(b"\0".join(contents))


def digest(content):
    """A short name for the content."""
    return hashlib.sha256(content).hexdigest()


def read_stamp():
    """The lines of the stamp: where .venv was made, what it is ready for. None, if it was not finished."""
    try:
        with open(STAMP, encoding="ascii") as stamp:
            return stamp.read().split()
    except FileNotFoundError:
        return []


def make_venv():
    """Make an empty .venv. Without pip: Debian's Python has none to put in, and the one outside will do."""
    import venv  # only the first run pays for it

    say("Making a place for mir-assess in %s ..." % VENV)
    venv.EnvBuilder(clear=True, symlinks=not ON_WINDOWS).create(VENV)


def install_program():
    """Install what the program stands on, then the program, so that .venv has the command mir-assess."""
    say("Installing the packages it needs; the first time, this takes about a minute ...")
    install("--require-hashes", "-r", "requirements.lock", "-r", "requirements-build.lock")
    say("Installing mir-assess itself ...")
    install("--no-deps", "--no-build-isolation", "--editable", ".")


def install_test_tools():
    """Install what only the tests need."""
    say("Installing what the tests need; the first time, this takes a minute or two ...")
    install("--require-hashes", "-r", "requirements-dev.lock")


def check_pip():
    """Refuse when pip is missing or too old."""
    done = quietly([sys.executable, "-m", "pip", "--version"])
    if done.returncode != 0:
        raise CannotSetUp(
            "Python is here, but pip, which installs packages, is not.\n"
            "On Debian or Ubuntu type: sudo apt install python3-pip\n"
            "Elsewhere type: %s -m ensurepip --upgrade\nThen try again." % quote(sys.executable)
        )
    version = done.stdout.decode("utf-8", "replace").split()[1]
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_PIP:
        raise CannotSetUp(
            "This is pip %s, and version %d.%d or newer is needed. To upgrade it type:\n"
            "  %s -m pip install --upgrade pip\nThen try again."
            % (version, *OLDEST_PIP, quote(sys.executable))
        )


def install(*what):
    """Let the pip that came with Python install into .venv, quietly unless it fails."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        VENV_PYTHON,
        "--disable-pip-version-check",
        "--no-input",
        "-qq",
    ]
    done = quietly([*pip, "install", "--no-user", *what])
    if done.returncode != 0:
        raise CannotSetUp(
            "%s\n"
            "The packages could not be installed; the lines above are what pip said.\n"
            "Mostly it is the network: check that this computer is on the internet, then type the same again."
            % done.stdout.decode("utf-8", "replace").strip()
        )


def quietly(command):
    """Run a program that may not touch what is typed or piped in, and keep its words back."""
    import subprocess  # only the first run pays for it

    return subprocess.run(
        command,
        cwd=HERE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def become(command):
    """Hand the console over to the program, with its keyboard, its pipes and its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not ON_WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted

    import subprocess  # only Windows pays for it

    program = subprocess.Popen(command)
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            continue  # the program hears Ctrl-C as well, and it is the one to answer


def command_as_typed():
    """How the person started this, so that the program can name the next command as they must type it."""
    typed = sys.orig_argv[0]
    name = os.path.basename(typed)
    if name.lower().endswith(".exe"):
        name = name[: -len(".exe")]
    if os.path.isabs(typed):
        name = "py" if ON_WINDOWS else name  # Windows' py puts the whole path of the Python it picked
    return "%s %s" % (quote(name), quote(sys.argv[0]))


def quote(word):
    """The word as it is typed in a shell."""
    if ON_WINDOWS:
        return '"%s"' % word if " " in word else word
    import shlex  # a few milliseconds that Windows need not pay

    return shlex.quote(word)


def say(line):
    """Tell the person what is going on. On standard error, since standard output belongs to the program."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
