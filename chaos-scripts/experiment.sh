# shellcheck shell=bash
# The frame of every experiment; a script sets `name` and `limit`, defines inject, healed and undo (and `afterwards`, if
# something has to come back by itself), and calls `experiment`.
# Needs: kubectl with KUBECONFIG, jq, curl, and a JDK for the load. Environment:
#   NAMESPACE (ridewell)   must have the label ridewell.org/chaos=allowed
#   PAIRS (3)              riders and captains of the steady load
#   RIDES_URL, WATCHDOG_URL  where the Services can be reached from here; default: their cluster addresses
#   RESULTS                a file that the JSON line is appended to as well
#   RUN (1)                goes into the line
set -euo pipefail
NAMESPACE=${NAMESPACE:-ridewell} PAIRS=${PAIRS:-3} RUN=${RUN:-1}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
jobs_started=() injected=false undone=false

say() { echo "$(date +%T) ${name:-experiment}: $*" >&2; }
die() { say "$*"; exit 1; }
kube() { kubectl -n "$NAMESPACE" "$@"; }
now() { date +%s%3N; }
address() { echo "http://$(kube get service "$1" -o jsonpath='{.spec.clusterIP}')"; }
# pods COMPONENT: the names of those that run and are not about to go
pods() { kube get pods -l "app.kubernetes.io/name=ridewell,app.kubernetes.io/component=$1" -o json |
  jq -r '.items[] | select(.metadata.deletionTimestamp == null and .status.phase == "Running") | .metadata.name'; }
pod_address() { kube get pod "$1" -o jsonpath='{.status.podIP}'; }
# signal POD PROCESS SIGNAL...: to every process of that name; the demo overlay lets the containers of a pod see one another's
signal() {
  local pod=$1 process=$2 signal=$3
  # shellcheck disable=SC2016
  kube exec "$pod" -- sh -c 'for p in /proc/[0-9]*; do [ "$(cat "$p/comm" 2>/dev/null)" = "$1" ] && kill "-$2" "${p#/proc/}"; done; true' - "$process" "$signal"
}

# --- what is observed while it runs
# Each change of the Service's ready endpoints: milliseconds, then addresses.
watch_endpoints() {
  kube get endpointslices -l kubernetes.io/service-name=rides -w -o json |
    jq --unbuffered -r '[.endpoints[]? | select(.conditions.ready) | .addresses[0]] | sort | join(",")' |
    while read -r ready; do echo "$(now) $ready"; done >"$work/endpoints"
}
ready_now() { tail -n1 "$work/endpoints" | cut -d' ' -f2 | tr ',' '\n' | grep -c . || true; }
# seconds from A to B in milliseconds, or null
seconds() { if [[ -n ${1:-} && -n ${2:-} ]]; then awk -v a="$1" -v b="$2" 'BEGIN {printf "%.1f", (b - a) / 1000}'; else echo null; fi; }
# first time after T at which the address was not ready
out_at() { awk -v t="$1" -v a="$2" '$1 >= t && index("," $2 ",", "," a ",") == 0 {print $1; exit}' "$work/endpoints"; }
# first time after T from which on N were ready, without the address unless it had been away
back_at() { awk -v t="$1" -v n="$2" '$1 >= t {c = split($2, x, ","); if ($2 == "") c = 0; if (c >= n) {print $1; exit}}' "$work/endpoints"; }
load_field() { tail -n1 "$work/load.jsonl" 2>/dev/null | jq -r ".$1" 2>/dev/null || echo 0; }
# Restarts of the containers of each pod that is there to stay, by its uid. One in quarantine has lost its component's label, and is there.
restarts_by_pod() {
  kube get pods -l app.kubernetes.io/name=ridewell -o json |
    jq -c '[.items[] | select(.metadata.deletionTimestamp == null and .status.phase != "Failed") | {key: .metadata.uid,
      value: {rides: (.metadata.labels["app.kubernetes.io/component"] == "rides"), count: ([.status.containerStatuses[]?.restartCount] | add // 0)}}] | from_entries'
}
# restarts_since BEFORE: containers of rides pods that started again, and rides pods of then that are gone: an evicted pod takes its count with it.
# A roll-out, a roll-back and a scale-in end pods as well and are counted: where the experiment itself rolls out revisions, the number holds their pods.
restarts_since() {
  jq -n --argjson before "$1" --argjson after "$(restarts_by_pod)" \
    '([$before | to_entries[] | select(.value.rides) | if $after[.key] then $after[.key].count - .value.count else 1 end] | add // 0)
      + ([$after | to_entries[] | select(.value.rides and $before[.key] == null) | .value.count] | add // 0)'
}
# the watchdog's acts since the fault, as Kubernetes Events
acts() {
  kube get events -o json | jq -c --argjson since "$fault_at" '[.items[] | select((.reportingComponent // "") == "ridewell-watchdog")
    | select(((.eventTime // .firstTimestamp // .metadata.creationTimestamp) | sub("\\.[0-9]+"; "") | fromdateiso8601) * 1000 >= $since - 1000)
    | (.metadata.annotations["ridewell.org/act"] // "{}" | fromjson) + {on: .involvedObject.name, reason: .reason}]'
}
# watchdog_says TOKEN WHAT: what it answers to operations
watchdog_says() { curl -sf -m5 -H "Authorization: Bearer $1" "$WATCHDOG_URL/api/ops/$2"; }
# the incidents since the fault, from the watchdog itself; [] where it cannot be asked
incidents() {
  local token
  token=$(ops_token "$WATCHDOG_URL") || { echo '[]'; return; }
  watchdog_says "$token" incidents |
    jq -c --argjson since "$fault_at" '[(.items // .)[] | select((.suspectedAt | sub("\\.[0-9]+"; "") | fromdateiso8601) * 1000 >= $since - 2000)]' || echo '[]'
}
# The first password of operations must be changed at the first log-in. The experiments do that once, to one that they keep before they send it: an
# answer that comes too late must not lock them out.
ops_token() {
  local email password
  email=$(secret ridewell RIDEWELL_OPS_EMAIL)
  password=$(secret game-day password)
  if [[ -z $password ]]; then
    openssl rand -hex 16 | tr -d '\n' | kube create secret generic game-day --from-file=password=/dev/stdin >&2
    password=$(secret game-day password)
  fi
  if [[ -z $(kube get secret game-day -o jsonpath='{.metadata.labels.set}') ]]; then
    sign_in "$1" "$email" "$(secret ridewell RIDEWELL_OPS_PASSWORD)" "$password" >/dev/null || true
    sign_in "$1" "$email" "$password" && kube label secret game-day set=true >&2
  else
    sign_in "$1" "$email" "$password"
  fi
}
secret() { { kube get secret "$1" -o json 2>/dev/null || echo "{}"; } | jq -r ".data.\"$2\" // \"\" | @base64d"; }
# sign_in URL EMAIL PASSWORD [NEW-PASSWORD]: prints an access token; passwords go by standard input, never by an argument
sign_in() {
  jq -n --arg e "$2" --arg p "$3" --arg n "${4:-}" '{email: $e, password: $p} + (if $n == "" then {} else {newPassword: $n} end)' |
    curl -sf -m5 -H 'Content-Type: application/json' -d @- "$1/api/sessions" | jq -er .accessToken
}

# What the watchdogs have cost so far, all together: processor seconds, bytes, requests to the API server.
cost() {
  local pod
  for pod in $(pods watchdog); do curl -sf -m5 "http://$(pod_address "$pod"):9080/metrics" || true; done |
    awk '/^ridewell_watchdog_cpu_seconds/ {cpu += $NF} /^ridewell_watchdog_memory_bytes/ {memory += $NF} /^ridewell_watchdog_api_requests_total/ {requests += $NF}
      END {printf "{\"cpu\": %.1f, \"memory\": %.0f, \"requests\": %.0f}", cpu, memory, requests}'
}

# --- steady state: for ten seconds every wanted pod is ready, and rides are taken without a failure. Twice the load's patience: its many sign-ups at the
# start, some of which time out on a small machine, are over by then.
steady() {
  local patience=$1 failed answered quiet=0
  for _ in $(seq "$patience"); do
    failed=$(load_field failed) answered=$(load_field answered)
    sleep 5
    if [[ $(load_field failed) == "$failed" && $(load_field answered) -gt $answered && $(ready_now) -ge $wanted ]]; then
      ((++quiet < 2)) || return 0
    else
      quiet=0
    fi
  done
  return 1
}

# A watchdog leads and sees rides well, nothing before is still being healed or verified, and their budget has room for an act: what happened in the
# minutes before must not decide this run, nor this run what is found of them.
watched() {
  local token
  token=$(ops_token "$WATCHDOG_URL") || return 1
  watchdog_says "$token" fleet |
    jq -e 'any(.workloads[]; .name == "rides" and .verdict == "HEALTHY")' >/dev/null || return 1
  watchdog_says "$token" incidents |
    jq -e 'all((.items // .)[]; .state == "CLOSED")' >/dev/null || return 1
  watchdog_says "$token" budgets |
    jq -e 'all(.budgets[]; .workload != "rides" or .limit == 1 or .spent < .limit)' >/dev/null
}

finish() {
  local status=$?
  trap - EXIT INT TERM
  if $injected && ! $undone; then say "interrupted: undoing"; undo || say "could not undo: look at namespace $NAMESPACE"; fi
  local job
  for job in "${jobs_started[@]}"; do kill -- "-$job" 2>/dev/null || kill "$job" 2>/dev/null || true; done
  if [[ -n ${KEEP:-} ]]; then cp -r "$work" "$KEEP"; fi
  rm -rf "$work"
  exit "$status"
}
background() { set -m; "$@" & jobs_started+=($!); set +m; }
ride_load() { background java "$root/src/test/java/org/ridewell/load/RideLoad.java" "$RIDES_URL" "$1" 3600 "$2" 2>/dev/null; }

afterwards() { :; }

experiment() {
  : "${name:?}" "${limit:?}"
  [[ $(kubectl get namespace "$NAMESPACE" -o jsonpath='{.metadata.labels.ridewell\.org/chaos}') == allowed ]] ||
    die "namespace $NAMESPACE has no label ridewell.org/chaos=allowed: nothing is broken here"
  RIDES_URL=${RIDES_URL:-$(address rides)} WATCHDOG_URL=${WATCHDOG_URL:-$(address watchdog)}
  trap finish EXIT INT TERM
  wanted=$(pods rides | grep -c .)
  local watchdogs; watchdogs=$(pods watchdog | grep -c . || true)
  : >"$work/endpoints"
  background watch_endpoints
  ride_load "$PAIRS" "$work/load.jsonl"
  say "waiting for the steady state ($wanted pods, $watchdogs watchdogs)"
  steady 24 || die "no steady state before: nothing is broken on top of it; $(tail -n1 "$work/load.jsonl")"
  if ((watchdogs > 0)); then
    local calm=false
    for _ in $(seq 60); do
      if watched; then calm=true; break; fi
      sleep 10
    done
    $calm || die "the watchdog sees no rides that are well, is still healing, or has spent its budget: nothing is broken on top of it"
  fi
  local restarts_before failed_before answered_before; restarts_before=$(restarts_by_pod)
  failed_before=$(load_field failed) answered_before=$(load_field answered)

  local cost_before; cost_before=$(cost)
  sick='' fault_at=$(now) injected=true
  inject
  say "injected ${sick:+into $sick}"
  local healed_at='' end=$((SECONDS + limit))
  while ((SECONDS < end)); do
    if healed; then healed_at=$(now); break; fi
    sleep 0.5
  done
  local healed_out=''; [[ -z $sick ]] || healed_out=$(out_at "$fault_at" "$sick")
  local capacity_at=''; [[ -z $healed_out ]] || capacity_at=$(back_at "$healed_out" "$wanted")
  undone=true
  undo
  say "undone; waiting for the steady state"
  afterwards
  local after=false; ! steady 36 || after=true
  local incidents acts; incidents=$(incidents) acts=$(acts)
  jq -cn --arg experiment "$name" --argjson run "$RUN" --argjson watchdog "$([[ $watchdogs -gt 0 ]] && echo true || echo false)" \
    --argjson fault "$fault_at" --argjson healed "$(seconds "$fault_at" "$healed_at")" \
    --argjson out "$(seconds "$fault_at" "$healed_out")" --argjson capacity "$(seconds "$fault_at" "$capacity_at")" \
    --argjson failed "$(($(load_field failed) - failed_before))" --argjson answered "$(($(load_field answered) - answered_before))" \
    --argjson lost "$(load_field lost)" --argjson failures "$(load_field failures)" --argjson restarts "$(restarts_since "$restarts_before")" --argjson after "$after" \
    --argjson before "$cost_before" --argjson cost "$(cost)" --argjson seconds "$(seconds "$fault_at" "$(now)")" \
    --argjson acts "$acts" --argjson incidents "$incidents" --argjson extra "${extra:-"{}"}" \
    '{experiment: $experiment, run: $run, watchdog: $watchdog, at: ($fault / 1000 | floor | todate),
      suspicion: ([$incidents[] | .suspectedAt | sub("\\.[0-9]+"; "") | fromdateiso8601 * 1000 - $fault | . / 1000] | min),
      out: $out, capacity: $capacity, healed: $healed, failed: $failed, failures: $failures, answered: $answered, lost: $lost, restarts: $restarts,
      acts: [$acts[] | .remedy // .reason], refusals: ([$incidents[].decisions[]? | select(.outcome == "REFUSED") | .guard] | group_by(.) | map({(.[0] // "?"): length}) | (add // {})),
      verified: [$incidents[].decisions[]? | select(.verification != null) | "\(.remedy) \(.verification)"], steadyAfter: $after,
      cost: {seconds: $seconds, cpu: ($cost.cpu - $before.cpu), memory: $cost.memory, requests: ($cost.requests - $before.requests)}} + $extra' 2>"$work/jq" | tee -a "${RESULTS:-/dev/null}" || die "$(cat "$work/jq")"
  [[ -s $work/jq ]] && die "$(cat "$work/jq")"
  $after || die "no steady state after"
}
