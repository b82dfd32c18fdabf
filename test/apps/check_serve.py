#!/usr/bin/python3
"""`headway serve` as a user starts and ends it: the page, an answer, who is kept out, Ctrl-C.

Usage: check_serve.py HEADWAY FOLDER. FOLDER is for a page of the test's own.
"""
import http.client
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
(folder / "index.html").write_text("<!doctype html><title>t</title>")
(folder / "headway.wasm").write_bytes(b"\0asm")


def expect(true, what, said=""):
    if not true:
        sys.exit(f"not so: {what}\n{said}")


def start(*words):
    """The running server, what it said first, and its port."""
    running = subprocess.Popen([program, "serve", "--port", "0", "--folder", folder, *words], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    said = ""
    while "Ctrl-C" not in said:
        line = running.stdout.readline()
        expect(line, "the server says where the page is", said + running.stderr.read() if not line else "")
        said += line
    return running, said, int(re.search(r"http://\S+:(\d+)/", said)[1])


def ask(port, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, names)
    reply = connection.getresponse()
    return reply.status, reply.headers, reply.read()


def end(running, how=signal.SIGINT):
    begun = time.monotonic()
    running.send_signal(how)
    said = running.communicate(timeout=20)
    expect(running.returncode == 0, f"{how.name} ends it well", str(running.returncode))
    expect(said == ("", ""), f"{how.name} ends it quietly", said)
    expect(time.monotonic() - begun < 2, f"{how.name} ends it at once")


running, said, port = start()
try:
    expect(said.startswith(f"Headway's page: http://127.0.0.1:{port}/\n"), "it says where the page is", said)
    expect("no password" not in said, "nobody else is let in", said)
    status, headers, body = ask(port, "GET", "/")
    expect(status == 200 and b"<title>" in body, "the page is shown", body)
    expect("'wasm-unsafe-eval'" in headers["Content-Security-Policy"], "its policy lets the module run", headers)
    status, headers, _ = ask(port, "GET", "/headway.wasm")
    expect(headers["Content-Type"] == "application/wasm", "the module has its type", headers)

    words = ["compare", "--metric", "china_useful@2028", "--samples", "100", "--seed", "2"]
    same = subprocess.run([program, *words, "--json"], stdout=subprocess.PIPE, check=True).stdout
    fields = json.dumps({"metric": ["china_useful@2028"], "samples": 100, "seed": 2})
    status, _, body = ask(port, "POST", "/api/compare", fields, Content_Type="application/json")
    expect(status == 200 and body == same, "an answer is the command line's, byte for byte", body[:300])
    status, _, body = ask(port, "POST", "/api/compare", fields, Content_Type="application/json", Origin="http://example.org")
    expect(status == 403, "a page of another place is not answered", body)
    status, _, body = ask(port, "GET", "/", Host=f"example.org:{port}")
    expect(status == 403, "a name that was pointed here is not answered", body)
    status, _, body = ask(port, "POST", "/api/compare", '{"overlay": ["/etc/passwd"]}', Content_Type="application/json")
    expect(status == 400 and json.loads(body)["field"] == "overlay", "no file is read", body)

    # What follows a refused body on its connection is no request.
    with socket.create_connection(("127.0.0.1", port), timeout=20) as raw:
        hidden = f"GET /api HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        raw.sendall((f"POST /api/compare HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://example.org\r\nContent-Type: text/plain\r\n"
                     f"Content-Length: {len(hidden)}\r\n\r\n{hidden}").encode())
        answers = b""
        try:
            while piece := raw.recv(65536):
                answers += piece
        except ConnectionResetError:
            pass
    expect(answers.count(b"HTTP/1.1 ") == 1, "what is hidden in a body is not answered", answers[:600])

    taken = subprocess.run([program, "serve", "--port", str(port), "--folder", folder], capture_output=True, text=True)
    expect(taken.returncode == 1 and "--port" in taken.stderr, "a port that is taken is an error", taken.stderr)
    end(running)

    # It ends at once in the middle of a study, too.
    running, _, port = start()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/api/compare", '{"samples": 50000}', {"Content-Type": "application/json"})
    time.sleep(0.5)
    end(running, signal.SIGTERM)

    running, said, port = start("--allow-others")
    expect("no password" in said, "it says what it means to let others ask", said)
    expect(ask(port, "GET", "/", Host="machine")[0] == 200, "others are let in")
    end(running)
finally:
    running.kill()

for words, status, part in [
    (["--address", "0.0.0.0"], 2, "--allow-others"), (["--port", "eighty"], 2, "from 0 to 65535"), (["--port", "70000"], 2, "from 0 to 65535"),
    (["--folder", str(folder / "none")], 2, "./dev web"), (["--book", "/nowhere"], 2, "no assumption book in /nowhere"),
]:
    given = {"--port": "0", "--folder": str(folder)} | {words[0]: words[1]}
    done = subprocess.run([program, "serve", *[each for pair in given.items() for each in pair]], capture_output=True, text=True, timeout=20)
    expect(done.returncode == status and part in done.stderr, f"{' '.join(words)} is refused", done.stdout + done.stderr)
print("the page is served, and nobody else is")
