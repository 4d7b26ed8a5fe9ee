import { type ApplicationConfig, provideZonelessChangeDetection } from "@angular/core";
import { provideClientHydration } from "@angular/platform-browser";
import { provideRouter } from "@angular/router";

import { Home } from "./home";
import { SignIn } from "./sign-in";

export const configuration: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideClientHydration(),
    provideRouter([
      { path: "", component: Home },
      { path: "sign-in", component: SignIn },
    ]),
  ],
};
