package org.ridewell.frame.boundary;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Refusal;

/** Tells the visitor what happened: a refusal at the field that it names, everything else in the corner. */
public final class Notices {

    private Notices() {}

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    public static void done(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_INFO, Texts.text(locale(), key, values));
    }

    public static void failed(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_ERROR, Texts.text(locale(), key, values));
    }

    /**
     * At the component whose id is a part of the field's name, the last part first, when this page has one.
     *
     * @param values for the gaps of the sentences
     */
    public static void refused(Refusal refusal, Object... values) {
        FacesContext.getCurrentInstance().validationFailed();
        boolean placed = false;
        for (Refusal.FieldError error : refusal.errors()) {
            for (String part : parts(error)) {
                String clientId = clientId(part);
                if (clientId != null) {
                    add(clientId, FacesMessage.SEVERITY_ERROR, sentence(refusal, part, values));
                    placed = true;
                    break;
                }
            }
        }
        if (!placed) {
            add(null, FacesMessage.SEVERITY_ERROR, homeless(refusal, values));
        }
    }

    /** {@code pickup.position}: position, pickup. */
    private static List<String> parts(Refusal.FieldError error) {
        List<String> parts = Arrays.asList(error.field().split("\\."));
        Collections.reverse(parts);
        return parts;
    }

    /** Words of the visitor: by the rule, else by the field, else by the type of problem. */
    private static String sentence(Refusal refusal, String field, Object... values) {
        return Texts.find(locale(), "problem." + refusal.type() + "." + field, values)
                .or(() -> Texts.find(locale(), "problem.field." + field, values))
                .or(() -> Texts.find(locale(), "problem." + refusal.type(), values))
                .orElse(refusal.detail());
    }

    /** What no field of the page stands for. */
    private static String homeless(Refusal refusal, Object... values) {
        String field =
                refusal.errors().isEmpty() ? "" : parts(refusal.errors().get(0)).get(0);
        return sentence(refusal, field, values);
    }

    private static @Nullable String clientId(String id) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String[] found = new String[1];
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
            if (component instanceof EditableValueHolder && id.equals(component.getId())) {
                found[0] = component.getClientId(faces);
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return found[0];
    }

    private static void add(@Nullable String clientId, FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(clientId, new FacesMessage(severity, sentence, sentence));
    }
}
