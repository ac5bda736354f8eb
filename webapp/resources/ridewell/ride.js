/* The rider's page: the map shows the scene that the panel carries; what arrives live is put in place. */
(function () {
    "use strict";
    const sheet = document.querySelector(".sheet");
    const wide = matchMedia("(width >= 900px)");
    const ASK = 5000; // how often the server is asked for what no event tells

    const map = Ridewell.map(document.getElementById("map"), {
        // the sheet would cover it
        attribution: wide.matches ? "bottomright" : "topleft",
        onPin: (kind, p) => pinned([{ name: "kind", value: kind }, { name: "lat", value: p.lat }, { name: "lon", value: p.lon }]),
        onTap: (p) => {
            const stage = scene().stage;
            if (stage === "WHERE") {
                const kind = scene().pickup ? "destination" : "pickup";
                pinned([{ name: "kind", value: kind }, { name: "lat", value: p.lat }, { name: "lon", value: p.lon }]);
            }
        },
        padding: () => Ridewell.padding(sheet),
    });

    let stage = "";
    const scene = () => Ridewell.json("scene") || {};

    function draw() {
        const now = scene();
        if (now.stage !== stage) {
            stage = now.stage;
            Ridewell.setHeight(sheet, stage === "CHOOSE" || stage === "DONE" ? "high" : "middle");
            document.getElementById("panelBody").scrollTop = 0;
        }
        map.scene(now);
    }

    window.jQuery(document).on("pfAjaxComplete", draw);
    addEventListener("load", draw);
    draw();

    let lapsed = "";

    /** A price that is held no longer gives way to the next one while somebody looks; asked for once. */
    function renewPrice() {
        const held = document.querySelector("#held [data-until]");
        if (held && held.dataset.until !== lapsed && Date.parse(held.dataset.until) <= Date.now()) {
            lapsed = held.dataset.until;
            refreshPrice();
        }
    }

    setInterval(() => document.hidden || renewPrice(), 1000);

    /** What no event tells, as long as somebody looks and wants to know. */
    function ask() {
        if (document.getElementById("asking")) {
            refreshPaid();
        }
        if (stage === "REQUESTED") {
            refreshAsked();
        }
    }

    setInterval(() => document.hidden || ask(), ASK);

    /** Stars or a tip that were chosen and not sent yet. */
    function isHalfSaid() {
        return [...document.querySelectorAll("#rating input, #rating textarea, #tip input")].some((e) => e.checked !== e.defaultChecked || e.value !== e.defaultValue);
    }

    Ridewell.live("/api/me/events", {
        open: () => {
            // at the ends there is nothing to miss, and something may be half typed
            if (["REQUESTED", "ACCEPTED", "ARRIVED", "STARTED"].includes(stage)) {
                refreshRide();
            }
        },
        back: () => isHalfSaid() || refreshRide(),
        ride: () => (stage === "DONE" && isHalfSaid()) || refreshRide(),
        notification: (news) => {
            Ridewell.heard(news);
            if (window.refreshBell) {
                refreshBell();
            }
        },
        position: (news) => {
            map.glide(news);
            const eta = document.querySelector("#panel [data-eta]");
            if (eta && news.eta !== undefined) {
                eta.dataset.eta = news.eta;
                delete eta.dataset.due;
            }
        },
    });

    // The pickup starts where the device is: at once where that is allowed already, else when the rider asks for it. The pin can be moved afterwards.
    function locate(tell) {
        navigator.geolocation.getCurrentPosition(
            (at) => {
                const p = { lat: at.coords.latitude, lon: at.coords.longitude };
                if (p.lat < 43.71 || p.lat > 43.76 || p.lon < 7.4 || p.lon > 7.45) {
                    tell("outside");
                } else if (scene().stage === "WHERE") {
                    map.me(p);
                    pinned([{ name: "kind", value: "pickup" }, { name: "lat", value: p.lat }, { name: "lon", value: p.lon }]);
                }
            },
            () => tell("failed"),
            { timeout: 8000, maximumAge: 60000 },
        );
    }

    document.addEventListener("click", (event) => {
        const here = event.target.closest("#here");
        if (here) {
            const fault = document.getElementById("hereFault");
            fault.textContent = "";
            if (navigator.geolocation) {
                locate((why) => (fault.textContent = here.dataset[why]));
            } else {
                fault.textContent = here.dataset.failed;
            }
        }
    });

    async function presetPickup() {
        if (stage !== "WHERE" || scene().pickup || !navigator.geolocation || !navigator.permissions) {
            return;
        }
        const permission = await navigator.permissions.query({ name: "geolocation" });
        if (permission.state === "granted" && !scene().pickup) {
            locate(() => {});
        }
    }

    presetPickup();
})();
