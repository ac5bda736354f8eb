package org.ridewell.frame.boundary;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
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

    /** At the component whose id is the last part of the field's name, when this page has one. */
    public static void refused(Refusal refusal) {
        FacesContext.getCurrentInstance().validationFailed();
        boolean placed = false;
        for (Refusal.FieldError error : refusal.errors()) {
            String clientId = clientId(error.field().substring(error.field().lastIndexOf('.') + 1));
            if (clientId != null) {
                add(clientId, FacesMessage.SEVERITY_ERROR, sentence(refusal, error));
                placed = true;
            }
        }
        if (!placed) {
            add(null, FacesMessage.SEVERITY_ERROR, sentence(refusal));
        }
    }

    /** Words of the visitor: by the rule, else by the type of problem, else what the facade says. */
    private static String sentence(Refusal refusal, Refusal.FieldError error) {
        String field = error.field().substring(error.field().lastIndexOf('.') + 1);
        return Texts.find(locale(), "problem." + refusal.type() + "." + field)
                .or(() -> Texts.find(locale(), "problem.field." + field))
                .orElse(error.message());
    }

    private static String sentence(Refusal refusal) {
        return Texts.find(locale(), "problem." + refusal.type()).orElse(refusal.detail());
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
