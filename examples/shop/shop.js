// A shop with <portico-auth> in a dialog. Everything about signing in is in this file.

import { authorizedFetch, session } from "../embed/portico.js";
import { cart } from "./cart.js";

const at = (id) => document.getElementById(id);
const [account, signOut, greeting, dialog, status] = ["account", "sign-out", "greeting", "dialog", "status"].map(at);
const auth = document.querySelector("portico-auth");
const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

// What the shopper wants to do once they are signed in.
let wanted;

// The header and the cart follow the session, whichever element or tab it began or ended in.

const follow = async () => {
  const { current } = session;
  account.textContent = current ? "Your account" : "Sign in";
  signOut.hidden = greeting.hidden = !current;
  greeting.textContent = "";
  if (!current) {
    cart.customer = [];
    return;
  }
  // Whoever is offline is not greeted.
  const profile = await getProfile().catch(() => undefined);
  if (!profile || session.current?.token !== current.token) return;
  greeting.textContent = `Hello, ${profile.user.firstName}`;
  cart.customer = profile.cart.items;
};

// A call of the shop's own, in the shopper's name. An answer of 401 ends the session.
const getProfile = async () => {
  const answer = await authorizedFetch("/customer/get-profile");
  return answer.ok ? (await answer.json()).data : undefined;
};

session.addEventListener("change", follow);
follow();

// The dialog

const open = () => {
  // It goes along when somebody signs in. What is the customer's already does not.
  auth.cart = cart.guest;
  status.textContent = "";
  dialog.showModal();
};

account.addEventListener("click", () => {
  wanted = undefined;
  open();
});

// Whoever points at the button is about to press it.
account.addEventListener("pointerenter", () => auth.setAttribute("loading", "eager"), { once: true });

// The form may come after the dialog has opened; whoever waits for it is taken to it.
auth.addEventListener("portico-ready", () => {
  if (dialog.open && document.activeElement.closest("dialog form[method=dialog]")) auth.querySelector("input")?.focus();
});

auth.addEventListener("portico-signed-in", ({ detail }) => {
  // Not in another tab: nobody's dialog closes under their hands.
  if (!detail.here) return;
  dialog.close();
  status.textContent = "You are signed in.";
  if (detail.cartTaken) {
    cart.subtract(detail.taken);
    status.textContent += " Your cart has come along.";
  }
  if (detail.cart) cart.customer = detail.cart;
  wanted?.();
});

auth.addEventListener("portico-signed-out", ({ detail }) => {
  status.textContent = detail.reason === "expired" ? "Your session has ended. Sign in again to go on." : "You are signed out.";
});

signOut.addEventListener("click", async () => {
  await auth.signOut();
  // The button that had the focus is gone.
  account.focus();
});

// The cart

const products = new Map();
for (const { dataset } of document.querySelectorAll("[data-sku]")) {
  products.set(dataset.sku, { name: dataset.name, price: Number(dataset.price) });
}

// What came from elsewhere may be no product of this page.
const productOf = (sku) => products.get(sku) ?? { name: sku, price: 0 };

const total = () => cart.lines.reduce((sum, { sku, quantity }) => sum + productOf(sku).price * quantity, 0);

const lineOf = ({ sku, quantity }) => {
  const { name, price } = productOf(sku);
  const line = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = `${quantity} × ${name}`;
  const cost = document.createElement("span");
  cost.textContent = price ? money.format(price * quantity) : "";
  line.append(words, cost);
  if (cart.guest.some((line) => line.sku === sku)) line.append(removeButton(sku, name));
  return line;
};

const removeButton = (sku, name) => {
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "quiet";
  remove.textContent = "Remove";
  remove.ariaLabel = `Remove ${name}`;
  remove.addEventListener("click", () => {
    cart.remove(sku);
    at("cart-title").focus();
  });
  return remove;
};

// In the order of the page.
const order = [...products.keys()];

const showCart = () => {
  const lines = cart.lines.sort((one, other) => order.indexOf(one.sku) - order.indexOf(other.sku));
  at("cart-empty").hidden = lines.length > 0;
  at("cart-total").hidden = at("check-out").hidden = !lines.length;
  at("cart-total").lastElementChild.textContent = money.format(total());
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  at("cart-link").textContent = lines.length ? `Cart (${count})` : "Cart";
  at("cart-lines").replaceChildren(...lines.map(lineOf));
};

cart.addEventListener("change", showCart);
showCart();

for (const button of document.querySelectorAll("[data-sku]")) {
  button.addEventListener("click", () => {
    const { sku, name } = button.dataset;
    cart.add(sku);
    status.textContent = `${name} is in your cart.`;
  });
}

const checkOut = () => {
  status.textContent = `You are signed in. The shop's checkout would begin here, with ${money.format(total())} in the cart.`;
};

at("check-out").addEventListener("click", () => {
  if (session.current) return checkOut();
  wanted = checkOut;
  open();
});
