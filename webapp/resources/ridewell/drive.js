/*
 * The captain's page. Positions come from the device, or, where the page offers it (local mode), from a simulation that drives the present route:
 * it is named as one and can be turned off. Each position goes to PUT /api/captain/position; the answer to a lost network is the next one.
 */
(function () {
    "use strict";
    const wide = matchMedia("(width >= 900px)");
    const sheet = document.querySelector(".sheet");
    const map = Ridewell.map(document.getElementById("map"), {
        // the sheet would cover it
        attribution: wide.matches ? "bottomright" : "topleft",
        padding: () => Ridewell.padding(sheet),
    });
    const scene = () => Ridewell.json("scene") || {};
    const EVERY = 1500;
    const METRES = 28; // a step of the simulation: about 65 km/h
    let here = null;
    let heading = 0;
    let route = "";
    let points = [];
    let stage = "";
    let heard = Date.now();
    let offer = "";

    function draw() {
        const now = scene();
        if (now.stage !== stage) {
            stage = now.stage;
            // the boxes for the code, and the stars, want room
            Ridewell.setHeight(sheet, ["ARRIVED", "DONE"].includes(stage) ? "high" : "middle");
        }
        if (!here && now.captain && now.captain.position) {
            here = now.captain.position;
        }
        if (now.polyline !== route) {
            route = now.polyline || "";
            points = route ? Ridewell.decode(route) : [];
        }
        if (now.captain && here) {
            now.captain = Object.assign({}, now.captain, { position: here, heading });
        }
        map.scene(now);
        const card = document.querySelector(".offer");
        const id = card ? card.dataset.offer : "";
        if (id && id !== offer) {
            call();
        }
        offer = id;
    }

    /** Sound and vibration, where the browser lets a page make them. */
    function call() {
        if (navigator.vibrate) {
            navigator.vibrate([200, 100, 200]);
        }
        try {
            const audio = new AudioContext();
            const tone = audio.createOscillator();
            const gain = audio.createGain();
            tone.frequency.value = 880;
            gain.gain.setValueAtTime(0.12, audio.currentTime);
            gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
            tone.connect(gain).connect(audio.destination);
            tone.start();
            tone.stop(audio.currentTime + 0.6);
        } catch (e) {
            // silent browsers show the card all the same
        }
    }

    function metres(a, b) {
        return L.latLng(a.lat, a.lon).distanceTo(L.latLng(b.lat, b.lon));
    }

    function course(a, b) {
        const d = Math.cos((a.lat * Math.PI) / 180);
        return (Math.round((Math.atan2((b.lon - a.lon) * d, b.lat - a.lat) * 180) / Math.PI) + 360) % 360;
    }

    /** One step along the route that the panel shows; it ends at the route's end. */
    function simulate() {
        let left = METRES;
        while (here && points.length && left > 0) {
            const far = metres(here, points[0]);
            if (far > 1) {
                heading = course(here, points[0]);
            }
            if (far <= left) {
                left -= far;
                here = points.shift();
            } else {
                const part = left / far;
                here = { lat: here.lat + (points[0].lat - here.lat) * part, lon: here.lon + (points[0].lon - here.lon) * part };
                left = 0;
            }
        }
    }

    async function report() {
        if (!scene().online || !here) {
            return;
        }
        try {
            const answer = await fetch("/api/captain/position", {
                method: "PUT",
                headers: { "Content-Type": "application/json", "X-CSRF-Token": Ridewell.csrf() },
                body: JSON.stringify({ position: here, heading, at: new Date().toISOString() }),
            });
            if (answer.ok) {
                heard = Date.now();
            }
        } catch (e) {
            // told by the bar below
        }
        const silent = document.getElementById("silent");
        if (silent) {
            silent.hidden = Date.now() - heard < 15000;
        }
    }

    function isSimulated() {
        const box = document.querySelector("[data-simulate] input");
        return Boolean(box && box.checked);
    }

    setInterval(() => {
        if (isSimulated()) {
            simulate();
            if (here) {
                map.glide({ position: here, heading });
            }
        }
        report();
    }, EVERY);

    if (navigator.geolocation) {
        navigator.geolocation.watchPosition(
            (at) => {
                if (!isSimulated()) {
                    here = { lat: at.coords.latitude, lon: at.coords.longitude };
                    heading = Math.round(at.coords.heading || heading) % 360;
                    map.glide({ position: here, heading });
                }
                const field = document.getElementById("deviceAt");
                if (field) {
                    field.value = `${at.coords.latitude},${at.coords.longitude}`;
                }
            },
            () => {},
            { enableHighAccuracy: true, maximumAge: 5000 },
        );
    }

    window.jQuery(document).on("pfAjaxComplete", draw);
    addEventListener("load", draw);
    draw();

    Ridewell.live("/api/me/events", {
        open: () => refreshDrive(),
        offer: () => refreshDrive(),
        "offer-withdrawn": () => refreshDrive(),
        // at the end there is nothing to miss, and stars that are chosen and not sent yet would be lost
        ride: () => stage === "DONE" || refreshDrive(),
        notification: () => window.refreshBell && refreshBell(),
    });
})();
