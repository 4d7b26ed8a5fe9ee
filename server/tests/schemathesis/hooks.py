"""Values that schemathesis cannot generate: the one existing customer, and the codes, keys and tokens that are issued or mailed.

Every second request that the document allows uses them instead of random values, so that each call is also tested successfully.
"""

import heapq
import os
import re
from itertools import count
from pathlib import Path

import schemathesis

EMAIL = os.environ["PORTICO_EMAIL"]
PASSWORD = os.environ["PORTICO_PASSWORD"]
ACCESS_TOKEN = os.environ["PORTICO_ACCESS_TOKEN"]
MAILS = Path(os.environ["PORTICO_MAILS"])

# Error codes of a 400 answer that no schema can predict: the server's own lists, fields that are compared, links that have
# expired, a full cart.
BEYOND_A_SCHEMA = {
    "common",
    "items",
    "link_expired",
    "link_invalid",
    "link_used",
    "mismatch",
    "provider_unknown",
    "redirect_unknown",
    "same_as_email",
    "social_unavailable",
    "store_unknown",
}

turn = count()
login_codes = []


def is_allowed(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def mailed(pattern):
    """The pattern's group in the newest mail that matches."""
    # The names begin with the time of writing, and there are thousands of mails.
    for name in heapq.nlargest(5, (name for name in os.listdir(MAILS) if name.endswith(".eml"))):
        found = re.search(pattern, (MAILS / name).read_text())
        if found:
            return found.group(1)
    return None


def known(operation, body):
    """The members that make a request of this operation succeed."""
    if operation == "login" and "email" in body:
        return {"email": EMAIL}
    if operation == "login" and body.get("type") == "code":
        return {"token": login_codes.pop()} if login_codes else {}
    if operation == "login" and body.get("type") == "otp":
        return {"emailId": EMAIL, "token": mailed(r"(?m)^(\d{6})\s*$")}
    if operation == "login":
        return {"emailId": EMAIL, "password": PASSWORD}
    if operation == "sendOtp":
        return {"emailId": EMAIL}
    if operation == "loginCodeCheck" and login_codes:
        return {"token": login_codes[-1]}
    if operation == "keyCheck":
        return {"key": mailed(r"#token=(\S{43})")}
    if operation == "resetPassword":
        # To what it is already, so that signing in goes on.
        return {"key": mailed(r"#token=(\S{43})"), "newPassword": PASSWORD}
    return {}


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw.get("operationId")
    is_ours = is_allowed(case) and next(turn) % 2 == 0
    if is_ours:
        for name in [name for name in case.headers or {} if name.lower() == "key"]:
            del case.headers[name]
        if operation == "forgotPasswordLink":
            case.query = {**case.query, "email": EMAIL}
        if isinstance(case.body, dict):
            members = {name: value for name, value in known(operation, case.body).items() if value is not None}
            case.body = {**case.body, **members}
    if operation == "login" and isinstance(case.body, dict) and "email" in case.body and "emailId" not in case.body:
        case.headers["accessToken"] = f"Bearer {ACCESS_TOKEN}"


@schemathesis.hook
def after_call(context, case, response):
    answer = response.json() if response.content else None
    if isinstance(answer, dict) and answer.get("success"):
        login_codes.append(answer["code"])


@schemathesis.check
def refused_for_no_reason(context, response, case):
    """A request that the document allows is refused with 400 only for reasons that no schema can express."""
    if not is_allowed(case) or response.status_code != 400:
        return None
    answer = response.json()
    reasons = {error["code"] for error in answer.get("errors", [])} or {answer["code"]}
    assert reasons <= BEYOND_A_SCHEMA, f"refused for {reasons}, which the document does not tell: {answer}"
    return None
