import { cva } from "class-variance-authority";

/** The classes of a button, for a link that looks like one. */
export const buttonClass = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 rounded border font-medium whitespace-nowrap transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-on-accent hover:bg-accent-hover disabled:border-line-strong/50 disabled:bg-panel disabled:text-muted",
        quiet: "border-line-strong/50 bg-panel text-text hover:bg-raised",
        ghost: "border-transparent bg-transparent text-muted hover:bg-raised hover:text-text",
        danger: "border-failed/40 bg-panel text-failed hover:bg-failed-ground",
      },
      size: {
        small: "h-7 px-2 text-[0.8125rem]",
        medium: "h-8 px-3 text-sm",
        large: "h-10 px-4 text-base",
        icon: "size-8 text-sm",
      },
    },
    defaultVariants: { variant: "quiet", size: "medium" },
  },
);
