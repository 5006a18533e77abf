import type { ComparisonCase } from "./comparison-case";
import { curlAddressCases } from "./curl/curl-address-cases";
import { curlOutputCases } from "./curl/curl-output-cases";
import { curlSendingCases } from "./curl/curl-sending-cases";
import { curlUsageCases } from "./curl/curl-usage-cases";
import { curlVerboseCases } from "./curl/curl-verbose-cases";
import { kubeCreateCases } from "./kube/kube-create-cases";
import { kubeDeleteCases } from "./kube/kube-delete-cases";
import { kubeGetCases } from "./kube/kube-get-cases";
import { kubeReadCases } from "./kube/kube-read-cases";
import { kubeUsageCases } from "./kube/kube-usage-cases";

export interface Section {
  title: string;
  program: "curl" | "kubectl";
  cases: readonly ComparisonCase[];
}

/** Everything that is compared, in the order of the page. */
export const sections: readonly Section[] = [
  { title: "curl: what it sends", program: "curl", cases: curlSendingCases },
  { title: "curl: what it writes", program: "curl", cases: curlOutputCases },
  { title: "curl: what it tells of a transfer", program: "curl", cases: curlVerboseCases },
  { title: "curl: addresses", program: "curl", cases: curlAddressCases },
  { title: "curl: its command line", program: "curl", cases: curlUsageCases },
  { title: "kubectl create", program: "kubectl", cases: kubeCreateCases },
  { title: "kubectl get", program: "kubectl", cases: kubeGetCases },
  { title: "kubectl logs, describe, version", program: "kubectl", cases: kubeReadCases },
  { title: "kubectl delete", program: "kubectl", cases: kubeDeleteCases },
  { title: "kubectl: its command line", program: "kubectl", cases: kubeUsageCases },
];
