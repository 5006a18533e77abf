import { SignInForm } from "./sign-in-form";

/** The page of who is not signed in as an instructor. */
export function SignIn() {
  return (
    <main id="main" className="mx-auto w-full max-w-md grow px-4 py-10 sm:py-20">
      <h1 className="text-2xl font-semibold tracking-tight">Instructors</h1>
      <p className="mt-2 mb-6 leading-7 text-muted">
        See where your class is and what is in its way. The password is shown when Scrapelab starts
        for the first time.
      </p>
      <section aria-label="Sign in" className="rounded border bg-panel p-4 sm:p-6">
        <SignInForm />
      </section>
      <p className="mt-4 text-sm text-muted">
        You want to take part in a workshop?{" "}
        <a href="/" className="rounded text-text underline underline-offset-2">
          Join here
        </a>
        .
      </p>
    </main>
  );
}
