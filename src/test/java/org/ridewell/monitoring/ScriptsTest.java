package org.ridewell.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridewell.system.Required;

/** Every shell script of the project is free of shellcheck's findings. */
class ScriptsTest {

    private static final List<Path> FOLDERS =
            List.of(Path.of(".ci"), Path.of("chaos-scripts"), Path.of("openshift"), Path.of("monitoring"));

    @Test
    void shellcheckFindsNothing() throws Exception {
        Path shellcheck = Required.program("apt-get install shellcheck", "shellcheck");
        List<String> command = new ArrayList<>(List.of(shellcheck.toString()));
        for (Path folder : FOLDERS) {
            scripts(folder).forEach(script -> command.add(script.toString()));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(findings).isZero();
    }

    private static List<Path> scripts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(ScriptsTest::isShell)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isShell(Path file) {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first != null && (first.equals("#!/usr/bin/env bash") || first.equals("#!/bin/sh"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
