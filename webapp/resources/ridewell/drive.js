/*
 * The captain's page. Positions come from the device, or, where the page offers it (local mode), from a simulation that drives the present route:
 * it is named as one and can be turned off. PUT /api/captain/position gets what the receiver really gave, once, with the receiver's own time: a receiver
 * that is denied or falls silent must look so here and to the server. The answer to a lost network is the next reading, or the same one again.
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
    const SILENCE = 30000; // after which the server sends no rides
    const DEMAND = 60000; // how often a captain without a ride hears where riders ask
    const PAUSE = 8000; // a receiver that stands still says nothing by itself: then it is asked
    let here = null;
    let heading = 0;
    let reading = null; // the receiver's last: {position, heading, at}
    let sent = 0; // the time of the last reading that was answered
    let asked = 0;
    let denied = !navigator.geolocation;
    let route = "";
    let points = [];
    let stage = "";
    let heard = Date.now();
    let offer = "";

    function draw() {
        fillDevice();
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
        map.heat(Ridewell.json("heat") || []);
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

    function isSimulated() {
        const box = document.querySelector("[data-simulate] input");
        return Boolean(box && box.checked);
    }

    /** What there is to tell: never an older position as if it were from now. */
    function news() {
        if (isSimulated()) {
            return here && { position: here, heading, at: Date.now() };
        }
        return reading && reading.at > sent ? reading : null;
    }

    async function report() {
        const told = scene().online && news();
        if (!told) {
            return;
        }
        try {
            const answer = await fetch("/api/captain/position", {
                method: "PUT",
                headers: { "Content-Type": "application/json", "X-CSRF-Token": Ridewell.csrf() },
                body: JSON.stringify({ position: told.position, heading: told.heading, at: new Date(told.at).toISOString() }),
            });
            if (answer.status < 500) {
                sent = Math.max(sent, told.at);
            }
            if (answer.ok) {
                heard = Math.max(heard, told.at);
            }
        } catch (e) {
            // told by the bar
        }
    }

    /** Before going online nobody waits for this device; a denied receiver is told at any time, because there is something to do about it. */
    function tellSilence() {
        if (!scene().online) {
            heard = Date.now();
        }
        const bar = document.getElementById("silent");
        const cause = denied && !isSimulated() ? "denied" : Date.now() - heard >= SILENCE ? "silent" : "";
        bar.hidden = !cause;
        if (cause && bar.textContent !== bar.dataset[cause]) {
            bar.textContent = bar.dataset[cause];
        }
    }

    /** For the switch: where the device is, as long as that is fresh. The panel's answers draw the field anew. */
    function fillDevice() {
        const field = document.getElementById("deviceAt");
        if (field) {
            const fresh = reading && Date.now() - reading.at < SILENCE;
            field.value = fresh ? `${reading.position.lat},${reading.position.lon}` : "";
        }
    }

    function received(at) {
        denied = false;
        const course = at.coords.heading;
        reading = {
            position: { lat: at.coords.latitude, lon: at.coords.longitude },
            heading: Math.round(Number.isFinite(course) ? course : reading ? reading.heading : 0) % 360,
            at: at.timestamp,
        };
        if (!isSimulated()) {
            here = reading.position;
            heading = reading.heading;
            map.glide({ position: here, heading });
        }
        fillDevice();
    }

    function failed(error) {
        denied = error.code === error.PERMISSION_DENIED;
    }

    /** A denied one is asked too: the captain may have allowed it meanwhile. */
    function ask() {
        const last = Math.max(asked, reading ? reading.at : 0);
        if (navigator.geolocation && !isSimulated() && Date.now() - last >= PAUSE) {
            asked = Date.now();
            navigator.geolocation.getCurrentPosition(received, failed, { enableHighAccuracy: true, maximumAge: 0, timeout: PAUSE });
        }
    }

    setInterval(() => {
        if (isSimulated()) {
            simulate();
            if (here) {
                map.glide({ position: here, heading });
            }
        }
        ask();
        fillDevice();
        report();
        tellSilence();
    }, EVERY);

    setInterval(() => document.getElementById("heat") && refreshDemand(), DEMAND);

    if (navigator.geolocation) {
        navigator.geolocation.watchPosition(received, failed, { enableHighAccuracy: true, maximumAge: 0 });
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
        notification: (news) => {
            Ridewell.heard(news);
            if (window.refreshBell) {
                refreshBell();
            }
        },
    });
})();
