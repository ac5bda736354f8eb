-- What was saved of a pod before anything that cannot be undone was done to it.
create table forensic_bundle (
    id text primary key,
    incident text not null,
    workload text not null,
    pod text not null,
    -- one bundle for each pod, also when two leaders began it
    pod_uid text not null unique,
    collected_at timestamptz not null,
    -- by part: log, previous-log, events, metrics, threads, heap
    parts jsonb not null,
    -- by part: why it could not be had
    missing jsonb not null
);
create index forensic_bundle_incident on forensic_bundle (incident);
