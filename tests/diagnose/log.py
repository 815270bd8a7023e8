"""The debug log of Tencent's own client for Python, up to where it would connect: JSON in, the log out."""

import json
import sys
import time

from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


def no_network(*_, **__):
    raise OSError("nothing is sent here")


given = json.load(sys.stdin)
time.time = lambda: given["timestamp"]
profile = ClientProfile(httpProfile=HttpProfile(reqMethod=given["method"]))
keys = Credential(given["secretId"], given["secretKey"], given.get("token"))
client = CommonClient(given["service"], given["version"], keys, given.get("region") or "", profile)
client.set_stream_logger(sys.stdout)
client.request.conn.request = no_network
try:
    client.call_json(given["action"], given["params"])
except TencentCloudSDKException:
    pass
