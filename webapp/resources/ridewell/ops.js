/* Operations, live: the region is drawn anew when something changed that a person would see, and what was unfolded stays so. */
(function () {
    "use strict";
    const LEAST = 2000;
    let last = "";
    let at = 0;
    let waiting = 0;
    let unfolded = new Set();

    /** All but times and measured values, which move by themselves. */
    function essence(state) {
        return JSON.stringify(state, (key, value) => (["at", "age", "value", "evidence"].includes(key) ? undefined : value));
    }

    function soon() {
        if (!waiting) {
            waiting = setTimeout(() => {
                waiting = 0;
                at = Date.now();
                refreshOps();
            }, Math.max(0, LEAST - (Date.now() - at)));
        }
    }

    document.addEventListener(
        "toggle",
        (event) => {
            const key = event.target.dataset && event.target.dataset.keep;
            if (key) {
                event.target.open ? unfolded.add(key) : unfolded.delete(key);
            }
        },
        true,
    );
    window.jQuery(document).on("pfAjaxComplete", () => {
        const keep = unfolded;
        unfolded = new Set(keep);
        document.querySelectorAll("details[data-keep]").forEach((d) => {
            if (keep.has(d.dataset.keep)) {
                d.open = true;
            }
        });
    });

    Ridewell.live("/api/ops/events", {
        ops: (state) => {
            const now = essence(state);
            if (now !== last) {
                last = now;
                soon();
            }
        },
    });
})();
