"""The child process that reads one file under limits: ``python -m ingest.child FILE MEMORY CPU``."""

import os
import pickle
import resource
import sys
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.sandbox import OUT_OF_MEMORY


def main(arguments: list[str]) -> int:
    """Read ``FILE`` with ``MEMORY`` bytes of address space and ``CPU`` seconds; 0 with a pickled answer on the output.

    The answer is ("ok", Reading) or ("unreadable", message). Anything else a reader does (running out of memory, a
    crash of a library, an exception nobody foresaw) ends the process, and the parent says so.
    """
    file, memory, cpu = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # What libraries print must not end up in the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from ingest.read import read_file

    try:
        result: tuple[str, object] = ("ok", read_file(file))
    except UnreadableFile as error:
        result = ("unreadable", str(error))
    except MemoryError:
        return OUT_OF_MEMORY
    pickle.dump(result, answer, protocol=5)
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
