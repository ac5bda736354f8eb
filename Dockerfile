# One image for all roles: RIDEWELL_ROLE says which. Build what it copies first:
#   ./mvnw -Pimage -DskipTests package
# Any base with Java 17, a shell and coreutils will do: the server comes along, cut down to the features in use.
ARG BASE=icr.io/appcafe/open-liberty:26.0.0.3-kernel-slim-java17-openj9-ubi-minimal

FROM ${BASE} AS parts
USER 0
ADD target/image/runtime.tar.gz /parts/
# The official image has the same release's kernel at the same place. Nobody compiles here, so the javadoc goes.
RUN rm -rf /parts/wlp/usr && find /parts/wlp -name '*-javadoc.zip' -delete
COPY target/ridewell /parts/app/
# Libraries change with the POM, classes with every commit: two layers. The pool has a driver of its own, and no embedded database.
RUN mkdir -p /parts/database && mv /parts/app/WEB-INF/lib /parts/lib && cp /parts/lib/postgresql-*.jar /parts/database/
COPY target/liberty/wlp/usr/shared/resources/database/ridewell-datasource.jar /parts/database/

FROM ${BASE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Ridewell" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
USER 0
# Group 0 may read what the owner may: OpenShift runs it under any uid with that group. What changes least comes first.
COPY --from=parts --chown=1001:0 /parts/wlp /opt/ol/wlp
COPY --from=parts --chown=1001:0 /parts/lib /opt/ridewell/servers/ridewell/apps/ridewell.war/WEB-INF/lib
COPY --from=parts --chown=1001:0 /parts/database /opt/ridewell/shared/resources/database
COPY --from=parts --chown=1001:0 /parts/app /opt/ridewell/servers/ridewell/apps/ridewell.war
COPY --chown=1001:0 liberty /opt/ridewell/servers/ridewell
# Mount something writable at these two and at /tmp; the rest can be read-only.
RUN mkdir -p /opt/ridewell/output /opt/ridewell/logs && chown 1001:0 /opt/ridewell/output /opt/ridewell/logs && chmod 770 /opt/ridewell/output /opt/ridewell/logs
# One JSON line for each record, whose fields have the names that everything else here has.
# (An omitted field, "name:", must not come last: the server does not start then.)
# A JVM that ran out of memory only looks alive: it ends, and Kubernetes starts a new one. A quarter of the memory is for threads, code and maps.
ENV WLP_USER_DIR=/opt/ridewell \
    WLP_OUTPUT_DIR=/opt/ridewell/output \
    LOG_DIR=/opt/ridewell/logs \
    JVM_ARGS="-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError" \
    WLP_LOGGING_CONSOLE_FORMAT=JSON \
    WLP_LOGGING_CONSOLE_SOURCE=message,audit,ffdc \
    WLP_LOGGING_CONSOLE_LOGLEVEL=INFO \
    WLP_LOGGING_JSON_FIELD_MAPPINGS="ibm_userDir:,ibm_serverName:,ibm_datetime:at,loglevel:level,module:logger,ext_traceId:traceId,ext_user:user,ext_rideId:rideId,ext_pod:pod,ext_revision:revision,ext_fingerprint:fingerprint" \
    RIDEWELL_REVISION=${REVISION}
USER 1001
EXPOSE 9080
ENTRYPOINT ["/opt/ol/wlp/bin/server"]
CMD ["run", "ridewell"]
