/*
 * The city's map. const map = Ridewell.map(element, options):
 *   map.scene({pickup, destination, polyline, captain, draggable})   what is to be seen; the same scene twice changes nothing
 *   map.glide({position, heading})                                   moves the captain's marker without a jump
 *   map.crowd([{id, product, position, heading}])                    many captains, each gliding
 *   map.heat([{position, riders}])                                   where rides are asked for, the more the warmer
 *   map.me(position)                                                 where this device is
 * options: onPin(kind, position) after a pin was dragged, onTap(position), attribution: its corner, padding() -> {top, right, bottom, left} covered by panels.
 * Positions are {lat, lon}. A stop is {name, position}.
 */
(function () {
    "use strict";
    const CITY = L.latLngBounds([43.7226, 7.4060], [43.7520, 7.4402]);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const latLng = (p) => L.latLng(p.lat, p.lon);

    /** Google's polyline algorithm, precision 5. */
    function decode(text) {
        const points = [];
        let at = 0;
        let lat = 0;
        let lon = 0;
        const next = () => {
            let result = 0;
            let shift = 0;
            let byte;
            do {
                byte = text.charCodeAt(at++) - 63;
                result |= (byte & 31) << shift;
                shift += 5;
            } while (byte >= 32);
            return result & 1 ? ~(result >> 1) : result >> 1;
        };
        while (at < text.length) {
            lat += next();
            lon += next();
            points.push({ lat: lat / 1e5, lon: lon / 1e5 });
        }
        return points;
    }

    const SHAPES = {
        CAR: '<rect x="9" y="3" width="14" height="26" rx="5"/><path d="M11 11h10l-1 4h-8zM12 22h8l1 3H11z" class="glass"/>',
        AUTO: '<path d="M16 3c4 0 7 5 7 10v12a3 3 0 0 1-3 3h-8a3 3 0 0 1-3-3V13c0-5 3-10 7-10z"/><path d="M12 11h8l-1 4h-6z" class="glass"/>',
        MOTO: '<path d="M16 3a3 3 0 0 1 3 3v4h4v3h-4v10a3 3 0 0 1-6 0V13H9v-3h4V6a3 3 0 0 1 3-3z"/>',
    };

    function captainIcon(product, heading, small) {
        const size = small ? 26 : 36;
        return L.divIcon({
            className: "captain-marker" + (small ? " small" : ""),
            iconSize: [size, size],
            html: `<svg viewBox="0 0 32 32" width="${size}" height="${size}" data-turn="${heading || 0}">${SHAPES[product] || SHAPES.CAR}</svg>`,
        });
    }

    function turn(marker, heading) {
        const svg = marker.getElement() && marker.getElement().querySelector("svg");
        if (svg && heading !== null && heading !== undefined) {
            svg.style.transform = `rotate(${heading}deg)`;
        }
    }

    function glide(marker, to, millis) {
        cancelAnimationFrame(marker.frame);
        const from = marker.getLatLng();
        if (calm || document.hidden || from.distanceTo(to) > 400) {
            marker.setLatLng(to);
            return;
        }
        const start = performance.now();
        const step = (now) => {
            const part = Math.min(1, (now - start) / millis);
            marker.setLatLng([from.lat + (to.lat - from.lat) * part, from.lng + (to.lng - from.lng) * part]);
            if (part < 1) {
                marker.frame = requestAnimationFrame(step);
            }
        };
        marker.frame = requestAnimationFrame(step);
    }

    function pinIcon(kind) {
        return L.divIcon({
            className: `pin-marker ${kind}`,
            iconSize: [28, 36],
            iconAnchor: [14, 34],
            html: '<svg viewBox="0 0 28 36"><path d="M14 1C7 1 1.500 6.400 1.500 13.300 1.500 22 14 35 14 35s12.500-13 12.500-21.700C26.500 6.400 21 1 14 1z"/><circle cx="14" cy="13" r="5"/></svg>',
        });
    }

    function map(element, options) {
        const opt = Object.assign({ padding: () => ({ top: 24, right: 24, bottom: 24, left: 24 }) }, options);
        const view = L.map(element, {
            zoomControl: false,
            minZoom: 13,
            maxZoom: 18,
            // so wide that the whole city fits above a phone's sheet
            maxBounds: CITY.pad(2.5),
            keyboard: true,
        });
        view.attributionControl.setPrefix(false);
        if (opt.attribution) {
            view.attributionControl.setPosition(opt.attribution);
        }
        // painted for each theme, and with twice the pixels for screens that have them
        const dark = matchMedia("(prefers-color-scheme: dark)");
        const root = document.documentElement;
        const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
        const tiles = L.tileLayer("/tiles/{z}/{x}/{y}{r}.png?theme={theme}", {
            theme: () => theme(),
            maxZoom: 18,
            minZoom: 12,
            attribution: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a>',
        }).addTo(view);
        let painted = theme();
        const repaint = () => {
            if (painted !== theme()) {
                painted = theme();
                tiles.redraw();
            }
        };
        dark.addEventListener("change", repaint);
        new MutationObserver(repaint).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
        L.control.zoom({ position: "topright", zoomInTitle: opt.zoomIn || "+", zoomOutTitle: opt.zoomOut || "-" }).addTo(view);
        const shown = {};
        const crowd = new Map();
        const warmth = L.layerGroup().addTo(view);
        let last = "";
        let framed = "";

        function fit(bounds, moving = !calm) {
            const p = opt.padding();
            view.fitBounds(bounds, {
                paddingTopLeft: [p.left, p.top],
                paddingBottomRight: [p.right, p.bottom],
                maxZoom: 16,
                animate: moving,
            });
        }

        // before the first tile is asked for, so that none is fetched for a view that nobody sees
        fit(CITY.pad(-0.18), false);

        function pin(kind, stop, draggable) {
            if (shown[kind]) {
                shown[kind].remove();
                delete shown[kind];
            }
            if (!stop) {
                return;
            }
            const marker = L.marker(latLng(stop.position), {
                icon: pinIcon(kind),
                draggable: Boolean(draggable),
                autoPan: true,
                title: stop.name,
                alt: stop.name,
                keyboard: false,
            }).addTo(view);
            marker.on("dragend", () => {
                const at = marker.getLatLng();
                if (opt.onPin) {
                    opt.onPin(kind, { lat: at.lat, lon: at.lng });
                }
            });
            shown[kind] = marker;
        }

        function route(polyline) {
            ["casing", "line"].forEach((part) => {
                if (shown[part]) {
                    shown[part].remove();
                    delete shown[part];
                }
            });
            if (!polyline) {
                return;
            }
            const points = decode(polyline).map(latLng);
            shown.casing = L.polyline(points, { className: "route casing", interactive: false }).addTo(view);
            shown.line = L.polyline(points, { className: "route", interactive: false }).addTo(view);
        }

        function captain(who) {
            if (!who || !who.position) {
                if (shown.captain) {
                    shown.captain.remove();
                    delete shown.captain;
                }
                return;
            }
            if (shown.captain) {
                glide(shown.captain, latLng(who.position), 1000);
            } else {
                shown.captain = L.marker(latLng(who.position), {
                    icon: captainIcon(who.product, who.heading),
                    interactive: false,
                    keyboard: false,
                    zIndexOffset: 500,
                }).addTo(view);
            }
            turn(shown.captain, who.heading);
        }

        const self = {
            view,
            scene(scene) {
                const text = JSON.stringify(scene);
                if (text === last) {
                    return;
                }
                last = text;
                pin("pickup", scene.pickup, scene.draggable);
                pin("destination", scene.destination, scene.draggable);
                route(scene.polyline);
                captain(scene.captain);
                const frame = JSON.stringify([scene.pickup, scene.destination, scene.polyline, Boolean(scene.captain), scene.stage]);
                if (frame !== framed) {
                    framed = frame;
                    self.frame();
                }
            },
            /** All that is on the map, or the whole city. */
            frame() {
                const bounds = L.latLngBounds([]);
                ["pickup", "destination", "captain"].forEach((k) => shown[k] && bounds.extend(shown[k].getLatLng()));
                if (shown.line) {
                    bounds.extend(shown.line.getBounds());
                }
                fit(bounds.isValid() ? bounds.pad(0.08) : CITY.pad(-0.18));
            },
            glide(news) {
                if (shown.captain) {
                    glide(shown.captain, latLng(news.position), 1800);
                    turn(shown.captain, news.heading);
                }
            },
            crowd(captains) {
                const seen = new Set();
                captains.forEach((c) => {
                    seen.add(c.id);
                    let marker = crowd.get(c.id);
                    if (!marker) {
                        marker = L.marker(latLng(c.position), { icon: captainIcon(c.product, c.heading, true), interactive: false, keyboard: false }).addTo(view);
                        crowd.set(c.id, marker);
                    }
                    glide(marker, latLng(c.position), 1900);
                    turn(marker, c.heading);
                });
                crowd.forEach((marker, id) => {
                    if (!seen.has(id)) {
                        marker.remove();
                        crowd.delete(id);
                    }
                });
            },
            heat(areas) {
                warmth.clearLayers();
                areas.forEach((area) =>
                    L.circle(latLng(area.position), { className: "heat", radius: 240, stroke: false, fillOpacity: Math.min(0.25 + 0.1 * area.riders, 0.65), interactive: false }).addTo(warmth),
                );
            },
            me(position) {
                if (!shown.me) {
                    shown.me = L.circleMarker(latLng(position), { radius: 8, className: "me-marker", interactive: false }).addTo(view);
                }
                shown.me.setLatLng(latLng(position));
            },
            decode,
        };
        if (opt.onTap) {
            view.on("click", (e) => opt.onTap({ lat: e.latlng.lat, lon: e.latlng.lng }));
        }
        new ResizeObserver(() => view.invalidateSize()).observe(element);
        return self;
    }

    window.Ridewell = Object.assign(window.Ridewell || {}, { map, decode });
})();
