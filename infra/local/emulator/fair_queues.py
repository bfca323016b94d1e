"""Fair queues: what MiniStack 1.5.33 lacks of message groups on standard queues.

EventBridge gives each message the group that a path into the event names, and the queue hands out the messages of quiet
groups first while another group has more than its share in flight. The README beside the local stage says what of AWS's
behaviour this is a model of, and what it leaves out.
"""

import json
import re
import threading
import time
from collections import Counter, deque

from ministack.core.responses import new_uuid
from ministack.services import eventbridge, sqs

# SQS API, SendMessage.
GROUP = re.compile(r"[!-~]{1,128}")
# A group is noisy with so many messages in flight that are more than this share of all, or with more than this share of the
# recent time of processing (SQS developer guide, "How Amazon SQS fair queues work").
NOISY_MESSAGES = 30
NOISY_SHARE = 0.1
# What is recent, AWS doesn't say.
RECENT_SECONDS = 60
# When messages of a queue were done, of which group, and how many seconds it took.
DONE = {}
DONE_LOCK = threading.Lock()

invoke_target = eventbridge._invoke_target
dispatch_to_sqs = eventbridge._dispatch_to_sqs
collect_messages = sqs._collect_msgs
delete_messages = sqs._delete_messages_for_esm


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
    noisy = noisy_groups(queue, now)
    taken = sorted(waiting, key=lambda message: noisy.get(message["group_id"], -1))[:most]
    for message in taken:
        message["receipt_handle"] = new_uuid()
        message["visible_at"] = now + visibility_seconds
        message["receive_count"] += 1
        message["received_at"] = now
        if message.get("first_receive_at") is None:
            message["first_receive_at"] = now
    return taken


def delete_and_remember(queue_url, receipt_handles):
    """Deletes what a function has done, and remembers how long it took whom."""
    queue = sqs._get_q(queue_url)
    now = time.time()
    with DONE_LOCK:
        for message in queue["messages"]:
            if message.get("receipt_handle") in receipt_handles:
                done_by_queue(queue).append((now, message["group_id"], now - message.get("received_at", now)))
    delete_messages(queue_url, receipt_handles)


def done_by_queue(queue):
    return DONE.setdefault(queue["attributes"]["QueueArn"], deque())


def noisy_groups(queue, now):
    """How many messages each noisy group has in flight. A message without a group is a tenant of its own, and never noisy."""
    in_flight = [one for one in queue["messages"] if one["visible_at"] > now and one["receive_count"] > 0]
    messages = Counter(one["group_id"] for one in in_flight if one["group_id"])
    seconds = seconds_by_group(queue, in_flight, now)
    all_seconds = sum(seconds.values())
    return {
        group: messages[group]
        for group in {*messages, *seconds} - {None}
        if NOISY_MESSAGES <= messages[group] > NOISY_SHARE * len(in_flight)
        or seconds[group] > NOISY_SHARE * all_seconds
    }


def seconds_by_group(queue, in_flight, now):
    """How long messages of each group were or are worked on, of those in flight and those done lately."""
    seconds = Counter()
    with DONE_LOCK:
        done = done_by_queue(queue)
        while done and done[0][0] < now - RECENT_SECONDS:
            done.popleft()
        for _, group, took in done:
            seconds[group] += took
    for message in in_flight:
        seconds[message["group_id"]] += now - message.get("received_at", now)
    return seconds


def value_at(tree, path):
    for name in path.removeprefix("$.").split("."):
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def install():
    eventbridge._invoke_target = invoke_target_by_group
    eventbridge._dispatch_to_sqs = dispatch_to_sqs_by_group
    sqs._collect_msgs = collect_fairly
    sqs._delete_messages_for_esm = delete_and_remember
