"""Fair queues: what MiniStack 1.5.33 lacks of message groups on standard queues.

EventBridge gives each message the group that a path into the event names, and the queue hands out the messages of quiet
groups first while another group has more than its share in flight. The README beside the local stage says what of AWS's
behaviour this is a model of, and what it leaves out.
"""

import json
import re
import time
from collections import Counter

from ministack.core.responses import new_uuid
from ministack.services import eventbridge, sqs

# SQS API, SendMessage.
GROUP = re.compile(r"[!-~]{1,128}")
# A group is noisy with so many messages in flight that are more than this share of all (SQS developer guide, "How Amazon SQS
# fair queues work").
NOISY_MESSAGES = 30
NOISY_SHARE = 0.1

invoke_target = eventbridge._invoke_target
dispatch_to_sqs = eventbridge._dispatch_to_sqs
collect_messages = sqs._collect_msgs


def invoke_target_by_group(target, event, rule, view=None):
    """Puts what stands at a path of the event in the place of the path; what no queue takes goes to the dead-letter queue."""
    path = (target.get("SqsParameters") or {}).get("MessageGroupId", "")
    if not path.startswith("$."):
        return invoke_target(target, event, rule, view)
    view = view or eventbridge._pattern_event_view(event)
    group = value_at(view.event_with_detail(), path)
    if isinstance(group, str) and GROUP.fullmatch(group):
        return invoke_target({**target, "SqsParameters": {"MessageGroupId": group}}, event, rule, view)
    return bury(target, event, rule, view, f"{path} is no message group.")


def bury(target, event, rule, view, reason):
    dead_letters = (target.get("DeadLetterConfig") or {}).get("Arn")
    if dead_letters is None:
        return
    invoke_target({"Arn": dead_letters}, event, rule, view)
    message = newest_message(dead_letters, json.dumps(view.event_with_detail()))
    if message is None:
        return
    attributes = {
        "RULE_ARN": rule.get("Arn", ""),
        "TARGET_ARN": target["Arn"],
        "ERROR_CODE": "INVALID_PARAMETER",
        "ERROR_MESSAGE": reason,
    }
    message["message_attributes"] = {
        name: {"DataType": "String", "StringValue": text} for name, text in attributes.items() if text
    }


def dispatch_to_sqs_by_group(spec, payload, sqs_parameters=None):
    dispatch_to_sqs(spec, payload, sqs_parameters)
    group = (sqs_parameters or {}).get("MessageGroupId")
    message = newest_message(str(spec), payload) if group else None
    if message is not None:
        message["group_id"] = group


def newest_message(queue_arn, text):
    """Others may have put messages behind it already; no two events have the same text."""
    queue = sqs._queue_by_arn(queue_arn) or {"messages": []}
    return next((one for one in reversed(queue["messages"]) if one["body"] == text), None)


def collect_fairly(queue, most, visibility_seconds):
    """Takes messages out of a standard queue: the oldest, but those of noisy groups after all others."""
    if queue["is_fifo"]:
        return collect_messages(queue, most, visibility_seconds)
    now = time.time()
    for message in queue["messages"]:
        sqs._ensure_msg_fields(message)
    waiting = [message for message in queue["messages"] if message["visible_at"] <= now]
    # Of several noisy groups, the one with the fewest messages in flight first.
    noisy = noisy_groups(queue["messages"], now)
    taken = sorted(waiting, key=lambda message: noisy.get(message["group_id"], 0))[:most]
    for message in taken:
        message["receipt_handle"] = new_uuid()
        message["visible_at"] = now + visibility_seconds
        message["receive_count"] += 1
        if message.get("first_receive_at") is None:
            message["first_receive_at"] = now
    return taken


def noisy_groups(messages, now):
    """How many messages each noisy group has in flight. A message without a group is a tenant of its own, and never noisy."""
    in_flight = [one["group_id"] for one in messages if one["visible_at"] > now and one["receive_count"] > 0]
    counts = Counter(group for group in in_flight if group)
    return {
        group: count
        for group, count in counts.items()
        if count >= NOISY_MESSAGES and count > NOISY_SHARE * len(in_flight)
    }


def value_at(tree, path):
    for name in path.removeprefix("$.").split("."):
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def install():
    eventbridge._invoke_target = invoke_target_by_group
    eventbridge._dispatch_to_sqs = dispatch_to_sqs_by_group
    sqs._collect_msgs = collect_fairly
