"""Measure the memory that a big export through the browser takes: `python bench/web_export.py --record /tmp/large.db`.

A server of its own process is started on the record, as `communique serve` starts it, and every entry is fetched in
each form; its memory is read while it sends, what it has of the record (mapped pages) and its own told apart.
"""

import argparse
import http.client
import subprocess
import sys
import threading
import time
from pathlib import Path

PORT = 8799
FORMS = ("json", "csv", "ics")
SERVE = "import sys; from pathlib import Path; from communique.web import serve; serve(Path(sys.argv[1]), port={port})"


def memory(pid: int) -> dict[str, int]:
    """Return the process's own memory (`anonymous`) and what it has of files in memory (`mapped`), in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    found = {line.partition(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("RssAnon", "RssFile"))}
    return {"anonymous": found["RssAnon"] // 1024, "mapped": found["RssFile"] // 1024}


def fetch(path: str, size: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=3600)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200, answer.status
    while part := answer.read(1 << 20):
        size[0] += len(part)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--query", default="", help="of the list, as in the address")
    arguments = parser.parse_args()
    server = subprocess.Popen([sys.executable, "-c", SERVE.format(port=PORT), str(arguments.record)])
    try:
        for _ in range(200):
            try:
                fetch("/help", [0])
                break
            except OSError:
                time.sleep(0.1)
        rest = memory(server.pid)
        print(f"at rest: {rest['anonymous']} MB of its own, {rest['mapped']} MB of files")
        for form in FORMS:
            size, start, most = [0], time.perf_counter(), rest
            sending = threading.Thread(target=fetch, args=(f"/entries.{form}?{arguments.query}", size), daemon=True)
            sending.start()
            while sending.is_alive():
                now = memory(server.pid)
                most = {name: max(most[name], now[name]) for name in most}
                time.sleep(0.1)
            took = time.perf_counter() - start
            print(
                f"{form:<5} {size[0] / 1e6:7.0f} MB in {took:5.0f} s, at most {most['anonymous']} MB of its own "
                f"(+{most['anonymous'] - rest['anonymous']}), {most['mapped']} MB of files",
                flush=True,
            )
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
