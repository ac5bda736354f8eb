package org.ridewell.welcome.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountView;
import org.ridewell.accounts.boundary.Credentials;
import org.ridewell.accounts.boundary.NewAccount;
import org.ridewell.accounts.boundary.SignIn;
import org.ridewell.accounts.boundary.SignUp;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.PasswordRules;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** The sign-up forms of {@code /}: a rider, or a captain with licence and vehicle; who signed up is signed in. */
@Named("join")
@RequestScoped
public class JoinPage {

    @Inject
    private SignUp signUp;

    @Inject
    private SignIn signIn;

    private String name = "";
    private String email = "";
    private String phone = "";
    private String password = "";
    private String licenceNumber = "";
    private Product product = Product.CAR;
    private String model = "";
    private String plate = "";
    private String colour = "";
    private @Nullable Integer capacity = 4;

    public String asRider() {
        return signedUp(new NewAccount(AccountRole.RIDER, name, email, phone, password, null));
    }

    public String asCaptain() {
        int seats = capacity == null ? 0 : capacity;
        Vehicle vehicle = new Vehicle(product, model, plate, colour, seats);
        return signedUp(new NewAccount(
                AccountRole.CAPTAIN, name, email, phone, password, new NewAccount.NewCaptain(licenceNumber, vehicle)));
    }

    private String signedUp(NewAccount account) {
        String language =
                FacesContext.getCurrentInstance().getViewRoot().getLocale().getLanguage();
        return signUp.signUp(account, language).flatMap(made -> signedIn()).fold(WelcomePage::home, this::refused);
    }

    private Outcome<AccountView> signedIn() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        return signIn.signInBrowser(
                new Credentials(email, password), (HttpServletRequest) external.getRequest(), (HttpServletResponse)
                        external.getResponse());
    }

    private String refused(Refusal refusal) {
        Notices.refused(refusal, PasswordRules.SHORTEST, PasswordRules.LONGEST);
        return "";
    }

    public int getShortestPassword() {
        return PasswordRules.SHORTEST;
    }

    public Product[] getProducts() {
        return Product.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getLicenceNumber() {
        return licenceNumber;
    }

    public void setLicenceNumber(String licenceNumber) {
        this.licenceNumber = licenceNumber;
    }

    public Product getProduct() {
        return product;
    }

    public void setProduct(Product product) {
        this.product = product;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getPlate() {
        return plate;
    }

    public void setPlate(String plate) {
        this.plate = plate;
    }

    public String getColour() {
        return colour;
    }

    public void setColour(String colour) {
        this.colour = colour;
    }

    public @Nullable Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(@Nullable Integer capacity) {
        this.capacity = capacity;
    }
}
