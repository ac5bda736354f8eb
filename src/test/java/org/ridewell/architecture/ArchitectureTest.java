package org.ridewell.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout's rules, held by the build. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ridewell");

    private static final Pattern FEATURE = Pattern.compile("^org\\.ridewell\\.(\\w+)");

    @Test
    void featuresFormNoCycle() {
        slices().matching("org.ridewell.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void entitiesDecideAndKnowNoContainer() {
        noClasses()
                .that()
                .resideInAPackage("org.ridewell.*.entity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "jakarta.ws..",
                        "jakarta.faces..",
                        "io.kubernetes..",
                        "org.ridewell.*.boundary",
                        "org.ridewell.*.control")
                .check(CLASSES);
    }

    @Test
    void controlNeverCallsItsOwnBoundaryBack() {
        for (String feature : features()) {
            noClasses()
                    .that()
                    .resideInAPackage("org.ridewell." + feature + ".control")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.ridewell." + feature + ".boundary")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyControlSpeaksToTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("org.ridewell.*.boundary", "org.ridewell.*.entity")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .check(CLASSES);
    }

    @Test
    void onlyBoundaryIsNamedAndRouted() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.ridewell.*.boundary")
                .should()
                .beAnnotatedWith("jakarta.ws.rs.Path")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Named")
                .check(CLASSES);
    }

    @Test
    void oneAdapterSpeaksToKubernetes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.ridewell.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kubernetes..")
                .check(CLASSES);
    }

    @Test
    void noNameSaysNothing() {
        assertThat(CLASSES.stream().map(c -> c.getSimpleName()))
                .noneMatch(name ->
                        name.matches(".*(Impl|Service|Manager|Helper|Util|Utils|DTO|Data|Info|Bean|Processor)"));
        assertThat(features())
                .doesNotContainAnyElementsOf(
                        List.of("util", "utils", "common", "helper", "dto", "impl", "exception", "misc"));
    }

    /** A rule over a package that is gone would hold for ever: each name above must have classes. */
    @ParameterizedTest
    @ValueSource(strings = {"boundary", "control", "entity"})
    void everyPackageThatARuleNamesHasClasses(String layer) {
        assertThat(CLASSES.stream().map(c -> c.getPackageName()).filter(name -> name.endsWith("." + layer)))
                .isNotEmpty();
    }

    private static Set<String> features() {
        Set<String> features = new TreeSet<>();
        CLASSES.forEach(c -> {
            Matcher feature = FEATURE.matcher(c.getPackageName());
            if (feature.find()) {
                features.add(feature.group(1));
            }
        });
        return features;
    }
}
