// Checks the form, posts it, and says what was wrong.

const form = document.forms[0];
const { email, password, remember, reveal, submit } = form.elements;
const problem = document.getElementById("problem");
const offline = "We could not reach the shop. Check your connection and try again.";

const fault = (input) => {
  if (input.validity.valueMissing) return input === email ? "Enter your email address" : "Enter your password";
  return input.validity.valid ? "" : "Enter an email address in the correct format, like name@example.com";
};

const check = (input) => {
  const words = fault(input);
  document.getElementById(`${input.id}-error`).textContent = words;
  if (words) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  return !words;
};

const show = (shown) => {
  password.type = shown ? "text" : "password";
  reveal.textContent = shown ? "Hide" : "Show";
  reveal.ariaLabel = shown ? "Hide password" : "Show password";
};

const signIn = async () => {
  const body = JSON.stringify({
    emailId: email.value,
    password: password.value,
    type: "normal",
    remember: remember.checked,
  });
  const headers = { "content-type": "application/json" };
  const answer = await fetch("/customer/login", { method: "POST", headers, body });
  return answer.json();
};

for (const input of [email, password]) {
  input.addEventListener("change", () => input.value && check(input));
  input.addEventListener("input", () => input.ariaInvalid && check(input));
}

reveal.addEventListener("click", () => show(password.type === "password"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (submit.ariaDisabled) return;
  show(false);
  problem.textContent = "";
  const faulty = [email, password].filter((input) => !check(input));
  if (faulty.length) {
    faulty[0].focus();
    return;
  }
  submit.ariaDisabled = "true";
  submit.textContent = "Signing in…";
  const { status, message, data } = await signIn().catch(() => ({ message: offline }));
  submit.ariaDisabled = null;
  submit.textContent = "Sign in";
  if (status !== 1) {
    problem.textContent = message;
    password.value = "";
    password.focus();
    return;
  }
  (remember.checked ? localStorage : sessionStorage).setItem("session", data.token);
  location.assign("/account/");
});

performance.mark("form-ready");
