import socket
import urllib.request

import requests
import weasyprint


def calls(html, fetcher, archive):
    # ruleid: document-that-fetches-anything
    weasyprint.HTML(string=html)
    # ok: document-that-fetches-anything
    weasyprint.HTML(string=html, url_fetcher=fetcher)
    # ruleid: call-that-waits-for-ever
    requests.get("https://ssb.no")
    # ok: call-that-waits-for-ever
    requests.get("https://ssb.no", timeout=5)
    # ruleid: call-that-waits-for-ever
    urllib.request.urlopen("https://ssb.no")
    # ok: call-that-waits-for-ever
    urllib.request.urlopen("https://ssb.no", timeout=5)
    # ruleid: call-that-waits-for-ever
    socket.create_connection(("ssb.no", 443))
    # ruleid: archive-unpacked-as-it-comes
    archive.extractall("/tmp")
