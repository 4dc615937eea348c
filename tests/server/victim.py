"""A process that builds again and again and is killed while it does: ``python -m tests.server.victim HOME``.

Each line of the input is a JSON object that says how the next build ends (``kill_after`` seconds, ``kill_at`` a file
operation, ``largest_file`` in bytes); each line of the output says how it ended: a signal, "ok", or the German message.
Every build runs in a fork, so that starting Python is paid for once.
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

from index.storage.store import Store
from ingest import WegweiserError
from server.rebuild import rebuild
from tests.fake_embedder import FakeEmbedder
from tests.faults import die, operations


def main() -> None:
    home = Path(sys.argv[1])
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            with os.fdopen(write, "w") as answer:
                answer.write(_build(home, order))
            os._exit(0)
        os.close(write)
        if "kill_after" in order:
            time.sleep(order["kill_after"])
            os.kill(child, signal.SIGKILL)
        with os.fdopen(read) as answer:
            said = answer.read()
        _, status = os.waitpid(child, 0)
        print(json.dumps(f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else said), flush=True)


def _build(home: Path, order: dict[str, float]) -> str:
    if "largest_file" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(order["largest_file"]),) * 2)
    kill_at = int(order.get("kill_at", 0))
    try:
        with operations(home / "var" / "index", die(kill_at)):
            rebuild(home / "corpus", Store(home / "var"), FakeEmbedder(), cache=home / "var" / "cache" / "lesungen")
    except WegweiserError as error:
        return str(error)
    return "ok"


if __name__ == "__main__":
    main()
