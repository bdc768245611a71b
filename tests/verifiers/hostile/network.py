"""15: every way out: TCP, UDP, name look-up, abstract sockets, virtual machine sockets, raw frames."""

import json
import socket

canary = json.loads(input())


def attempt(what, family, kind, address):
    try:
        with socket.socket(family, kind) as way:
            way.settimeout(0.5)
            way.connect(address)
            way.send(b"out")
    except ConnectionResetError:
        print("ESCAPED: answered", what)
    except OSError:
        return
    else:
        print("ESCAPED: connected", what)


attempt("tcp", socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", canary["port"]))
attempt("tcp6", socket.AF_INET6, socket.SOCK_STREAM, ("::1", canary["port"]))
attempt("udp", socket.AF_INET, socket.SOCK_DGRAM, ("8.8.8.8", 53))
attempt("abstract", socket.AF_UNIX, socket.SOCK_STREAM, "\0" + canary["abstract"])
attempt("vsock", socket.AF_VSOCK, socket.SOCK_STREAM, (2, 1024))
attempt("packet", socket.AF_PACKET, socket.SOCK_RAW, ("lo", 0))
attempt("netlink", socket.AF_NETLINK, socket.SOCK_RAW, (0, 0))
try:
    with open("/proc/net/tcp") as table:
        if f":{canary['port']:04X} " in table.read():
            print("ESCAPED: sees the machine's connections")
except OSError:
    pass
try:
    socket.getaddrinfo("example.com", 80)
    print("ESCAPED: looked up a name")
except OSError:
    pass
