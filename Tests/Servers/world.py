"""Servers for tests, on 127.0.0.1 alone: a proxy that stands for every provider over https, and a plain HTTP server.

    python3 world.py FOLDER

FOLDER/hosts.txt names the hosts to make certificates for, FOLDER/answers.json what to answer: by the key that a request
carries, else by its path. The ports are printed as one line of JSON. Every request is written to FOLDER/requests.jsonl.
It ends when its standard input does.
"""

import gzip
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time

FOLDER = sys.argv[1]
LOCK = threading.Lock()
KEY_HEADERS = ("authorization", "x-api-key", "x-goog-api-key", "api-key", "apikey")


# Certificates


def run(*arguments):
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def path(name):
    return os.path.join(FOLDER, name)


def make_authority():
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
        "-subj", "/CN=Test authority", "-keyout", path("ca.key"), "-out", path("ca.pem"))
    for name in ("index.txt", "serial"):
        with open(path(name), "w") as file:
            file.write("01\n" if name == "serial" else "")
    with open(path("ca.cnf"), "w") as file:
        file.write(
            f"[ca]\ndefault_ca=d\n[d]\ndatabase={path('index.txt')}\nserial={path('serial')}\nnew_certs_dir={FOLDER}\n"
            f"certificate={path('ca.pem')}\nprivate_key={path('ca.key')}\ndefault_md=sha256\npolicy=p\n"
            "copy_extensions=copy\nunique_subject=no\n[p]\ncommonName=supplied\n")


def make_certificate(name, hosts, start=None, end=None):
    names = ",".join(f"DNS:{host}" for host in hosts)
    run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
        "-addext", f"subjectAltName={names}", "-keyout", path(f"{name}.key"), "-out", path(f"{name}.csr"))
    span = ["-startdate", start, "-enddate", end] if start else ["-days", "2"]
    run("openssl", "ca", "-batch", "-notext", "-config", path("ca.cnf"), "-in", path(f"{name}.csr"), "-out",
        path(f"{name}.pem"), *span)
    return context(name)


def make_self_signed(name, host):
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
        "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}", "-keyout", path(f"{name}.key"), "-out",
        path(f"{name}.pem"))
    return context(name)


def context(name):
    result = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    result.load_cert_chain(path(f"{name}.pem"), path(f"{name}.key"))
    result.set_alpn_protocols(["http/1.1"])
    return result


# Requests


def read_request(connection):
    """Method, target, headers and body; None where the other side goes away."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, body = data.split(b"\r\n\r\n", 1)
    lines = head.decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ", 2)
    headers = {}
    for line in lines[1:]:
        name, value = line.split(":", 1)
        headers[name.strip().lower()] = value.strip()
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            break
        body += piece
    return method, target, headers, body


def key_of(headers, body):
    for name in KEY_HEADERS:
        if name in headers:
            return re.sub("^Bearer ", "", headers[name])
    match = re.search(rb"credentials=([^&]+)", body)
    return match.group(1).decode() if match else ""


def note(host, method, target, headers, body):
    with LOCK, open(path("requests.jsonl"), "a") as file:
        entry = {"host": host, "method": method, "target": target, "headers": headers, "body": body.decode("utf-8", "replace")}
        file.write(json.dumps(entry) + "\n")


# Answers


def reply(connection, status, headers, body):
    head = [f"HTTP/1.1 {status} Answer"]
    names = {name.lower() for name in headers}
    if "content-type" not in names:
        head.append("Content-Type: application/json")
    if "content-length" not in names:
        head.append(f"Content-Length: {len(body)}")
    head += [f"{name}: {value}" for name, value in headers.items()]
    head.append("Connection: close")
    connection.sendall("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body)


def answer(connection, host, request):
    method, target, headers, body = request
    note(host, method, target, headers, body)
    with open(path("answers.json")) as file:
        answers = json.load(file)
    key = key_of(headers, body)
    found = answers.get(f"{key} {target}") or answers.get(key) or answers.get(f"{method} {host}{target}") or answers.get(target)
    if found is None:
        found = {"status": 418, "body": '{"error":{"message":"no such test"}}'}
    time.sleep(found.get("delay", 0))
    hostile = HOSTILE.get(found.get("hostile"))
    if hostile:
        hostile(connection, found)
        return
    text = found.get("body", "").replace("{KEY}", key).replace("{HALF}", key[: len(key) // 2])
    text = text.replace("{ESCAPED}", "".join(f"\\u{ord(sign):04x}" for sign in key)).replace("{LOWER}", key.lower())
    text = text.replace("{SPACED}", "\u200b".join(key)).replace("{PIECES}", "\\u0007".join(key[at : at + 5] for at in range(0, len(key), 5)))
    reply(connection, found.get("status", 200), found.get("headers", {}), text.encode())


def endless(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[")
    sent = 0
    try:
        while True:
            connection.sendall(b'{"id":"model"},' * 4096)
            sent += 15 * 4096
    finally:
        note("endless", "SENT", str(sent), {}, b"")


def drip(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 600\r\n\r\n")
    for _ in range(600):
        connection.sendall(b" ")
        time.sleep(1)


def silent(connection, found):
    time.sleep(60)


def truncated(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"data\":{\"usage\":0")


def short_length(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"data\":{\"usage\":0,\"limit\":null}}")


def reset(connection, found):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    raw = connection
    if isinstance(connection, ssl.SSLSocket):
        raw = socket.socket(fileno=connection.detach())
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    raw.close()


def hang_up(connection, found):
    pass


def bomb(connection, found):
    body = gzip.compress(b"0" * (300 << 20), 9)
    reply(connection, 200, {"Content-Encoding": "gzip"}, body)


def big_header(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100 << 4):
        connection.sendall(b"X-Big: " + b"a" * 65536 + b"\r\n")


def many_headers(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(2_000_000):
        connection.sendall(b"X-Many-%d: %s\r\n" % (number, b"a" * 60))


def gibberish(connection, found):
    connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")


def twice(connection, found):
    # An interim answer first, as proxies send it.
    connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
    reply(connection, 200, {}, found.get("body", "").encode())


def interim(connection, found):
    connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" * 3 + b"HTTP/1.1 102 Processing\r\n\r\n")
    reply(connection, 200, {}, found["body"].encode())


def interim_flood(connection, found):
    while True:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 100)


def switching(connection, found):
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n\x00\x00\x12\x04" + b"\xff" * 64)


def chunked(*pieces):
    def send(connection, found):
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + b"".join(pieces))
    return send


def two_lengths(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 900\r\n\r\n{\"data\":[]}")


def negative_length(connection, found):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{\"data\":[]}")


def odd_status(connection, found):
    connection.sendall(b"HTTP/1.1 999 \xff\r\nContent-Length: 2\r\n\r\n{}")


def souvenirs(connection, found):
    headers = {
        "Set-Cookie": "session=1; Path=/", "Alt-Svc": 'h3=":443"; ma=99999', "Strict-Transport-Security": "max-age=99999",
        "Refresh": "0; url=http://evil.example/", "Link": "<http://evil.example/>; rel=preload", "WWW-Authenticate": "Basic",
    }
    reply(connection, 200, headers, found["body"].encode())


HOSTILE = {
    "interim": interim, "interim-flood": interim_flood, "switching": switching,
    "chunk-word": chunked(b"zz\r\n{}\r\n0\r\n\r\n"), "chunk-huge": chunked(b"FFFFFFFFFFFFFFFFF\r\n{}"),
    "chunk-negative": chunked(b"-2\r\n{}\r\n0\r\n\r\n"), "chunk-open": chunked(b"2\r\n{}\r\n"),
    "chunk-trailers": chunked(b"2\r\n{}\r\n0\r\n", b"X: y\r\n" * 9000, b"\r\n"),
    "two-lengths": two_lengths, "negative-length": negative_length, "odd-status": odd_status, "souvenirs": souvenirs,
    "endless": endless, "drip": drip, "silent": silent, "truncated": truncated, "short-length": short_length,
    "reset": reset, "hang-up": hang_up, "bomb": bomb, "big-header": big_header, "many-headers": many_headers,
    "gibberish": gibberish, "twice": twice,
}


# Servers


def serve_plain(connection, port):
    try:
        request = read_request(connection)
        if request:
            answer(connection, f"127.0.0.1:{port}", request)
    except (OSError, ValueError):
        pass
    finally:
        connection.close()


def serve_proxy(connection, contexts):
    try:
        request = read_request(connection)
        if not request or request[0] != "CONNECT":
            reply(connection, 405, {}, b"")
            return
        host = request[1].rsplit(":", 1)[0]
        note("proxy", "CONNECT", request[1], request[2], request[3])
        if host.startswith("no-such-name"):
            reply(connection, 502, {}, b"")
            return
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        serve_secured(connection, contexts, host)
    except (OSError, ValueError):
        pass
    finally:
        connection.close()


def serve_socks(connection, contexts):
    """SOCKS 5 without a password, for names alone."""
    try:
        connection.recv(connection.recv(2)[1])
        connection.sendall(b"\x05\x00")
        connection.recv(4)
        host = connection.recv(connection.recv(1)[0]).decode()
        connection.recv(2)
        note("socks", "CONNECT", host, {}, b"")
        connection.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        serve_secured(connection, contexts, host)
    except (OSError, ValueError, IndexError):
        pass
    finally:
        connection.close()


def serve_secured(connection, contexts, host):
    secured = None
    try:
        if host.startswith("no-tls"):
            connection.sendall(b"this is no TLS at all\r\n")
            return
        if host.startswith("slow-tls"):
            time.sleep(60)
            return
        chosen = next((name for name in contexts if name != "good" and host.startswith(name)), "good")
        secured = contexts[chosen].wrap_socket(connection, server_side=True)
        inner = read_request(secured)
        if inner:
            answer(secured, host, inner)
    finally:
        if secured:
            secured.close()


def listen(serve):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", 0))
    server.listen(128)

    def accept():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]


def main():
    with open(path("hosts.txt")) as file:
        hosts = file.read().split()
    make_authority()
    contexts = {
        "good": make_certificate("good", hosts),
        "expired": make_certificate("expired", ["expired.test"], "20200101000000Z", "20200201000000Z"),
        "early": make_certificate("early", ["early.test"], "20990101000000Z", "20990201000000Z"),
        "other-name": make_certificate("other-name", ["somebody-else.test"]),
        "self-signed": make_self_signed("self-signed", "self-signed.test"),
    }
    ports = []
    plain = listen(lambda connection: serve_plain(connection, ports[0]))
    ports.append(plain)
    proxy = listen(lambda connection: serve_proxy(connection, contexts))
    socks = listen(lambda connection: serve_socks(connection, contexts))
    print(json.dumps({"plain": plain, "proxy": proxy, "socks": socks}), flush=True)
    sys.stdin.read()


main()
