"""What Tencent's own Python client sends: a JSON object a line in, one a line out.

The client builds and signs its request as it always does. Three things come from outside, so that both
sides speak of the same request: the clock, the nonce, and the sending, which only keeps what would be sent.
"""

import base64
import json
import random
import sys
import time

from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


class Sent(Exception):
    """Ends a call where its request would go out."""

    def __init__(self, request):
        super().__init__()
        self.request = request


class Recorder:
    """Stands where the connection was."""

    def send_request(self, request):
        raise Sent(request)


def client_of(given):
    profile = ClientProfile()
    profile.signMethod = given.get("algorithm") or "TC3-HMAC-SHA256"
    profile.language = given.get("language")
    profile.unsignedPayload = given.get("payloadSigning") == "unsigned"
    # A second host that is tried when the first one fails: nothing fails here.
    profile.disable_region_breaker = True
    profile.httpProfile = HttpProfile(reqMethod=given["method"], endpoint=given.get("host"))
    keys = given["credentials"]
    credential = Credential(keys["secretId"], keys["secretKey"], keys.get("token"))
    client = CommonClient(given["service"], given["version"], credential, given.get("region") or "", profile)
    client.request = Recorder()
    return client


def record(given):
    time.time = lambda: given["timestamp"]
    random.randint = lambda *_: given["nonce"]
    client = client_of(given)
    headers = {"X-TC-TraceId": "trace"}
    try:
        if given["kind"] == "octet-stream":
            client.call_octet_stream(given["action"], headers, base64.b64decode(given["body"]))
        else:
            options = {"IsMultipart": given["kind"] == "multipart", "SkipSign": given["kind"] == "skip"}
            client.call_json(given["action"], given["params"], headers, options)
    except Sent as sent:
        request = sent.request
    data = request.data if isinstance(request.data, bytes) else (request.data or "").encode()
    return {"method": request.method, "headers": request.header, "data": base64.b64encode(data).decode()}


for line in sys.stdin:
    print(json.dumps(record(json.loads(line))), flush=True)
