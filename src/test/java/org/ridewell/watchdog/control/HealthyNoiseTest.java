package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ridewell.watchdog.control.SimulatedCluster.SimulatedPod;

class HealthyNoiseTest {

    private static final int DAY = 24 * 3600;

    @Test
    void doesNothingInTwentyFourHoursOfHealthyNoise() {
        SimulatedWatchdog watchdog = new SimulatedWatchdog();
        SimulatedCluster cluster = watchdog.cluster;
        Random chance = new Random(7);
        int[] pausedFor = new int[3];
        for (int second = 0; second < DAY; second++) {
            for (int i = 0; i < 3; i++) {
                SimulatedPod pod = cluster.pod(i);
                // a probe is lost now and then; a garbage collection holds a pod for up to two seconds about every ten
                // minutes
                if (pausedFor[i] == 0 && chance.nextInt(600) == 0) {
                    pausedFor[i] = 1 + chance.nextInt(2);
                }
                pod.hung = pausedFor[i] > 0 || chance.nextInt(500) == 0;
                pausedFor[i] = Math.max(0, pausedFor[i] - 1);
                pod.errors = chance.nextInt(100) == 0 ? 0.3 : Math.abs(chance.nextGaussian()) * 0.01;
                pod.latency = 0.02 + Math.abs(chance.nextGaussian()) * 0.02 + (chance.nextInt(200) == 0 ? 0.5 : 0);
            }
            // rush hours, far from the end of what the pods can do, with short peaks
            cluster.saturation =
                    0.4 + 0.3 * Math.sin(second * 2 * Math.PI / DAY) + (chance.nextInt(300) == 0 ? 0.3 : 0);
            cluster.dependencies.put("payment-gateway", chance.nextInt(200) == 0 ? 0.0 : 1.0);
            watchdog.look();
        }
        assertThat(cluster.acts).isEmpty();
        assertThat(watchdog.incidents).isEmpty();
    }
}
