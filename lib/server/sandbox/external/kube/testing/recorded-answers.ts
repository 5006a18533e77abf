/** Answers of a real API server (Kubernetes 1.20), as they were recorded. */
export const recorded = {
  emptyList: {
    status: 200,
    body: {
      kind: "PodList",
      apiVersion: "v1",
      metadata: {
        resourceVersion: "449",
      },
      items: [],
    },
  },
  list: {
    status: 200,
    body: {
      kind: "PodList",
      apiVersion: "v1",
      metadata: {
        resourceVersion: "468",
      },
      items: [
        {
          metadata: {
            name: "d-6bfd94568-rkqgz",
            generateName: "d-6bfd94568-",
            namespace: "rec-monitoring",
            uid: "63192764-0a5d-4fc5-bc89-5f4c721e4624",
            resourceVersion: "459",
            creationTimestamp: "2026-11-30T02:24:03Z",
            labels: {
              a: "b",
              "pod-template-hash": "6bfd94568",
            },
            annotations: {
              "kubectl.kubernetes.io/restartedAt": "2026-11-30T00:00:00Z",
            },
            ownerReferences: [
              {
                apiVersion: "apps/v1",
                kind: "ReplicaSet",
                name: "d-6bfd94568",
                uid: "8dbb14da-0d3a-4e34-8d66-442736fbd5c7",
                controller: true,
                blockOwnerDeletion: true,
              },
            ],
            managedFields: [
              {
                manager: "kube-controller-manager",
                operation: "Update",
                apiVersion: "v1",
                time: "2026-11-30T02:24:03Z",
                fieldsType: "FieldsV1",
                fieldsV1: {
                  "f:metadata": {
                    "f:annotations": {
                      ".": {},
                      "f:kubectl.kubernetes.io/restartedAt": {},
                    },
                    "f:generateName": {},
                    "f:labels": {
                      ".": {},
                      "f:a": {},
                      "f:pod-template-hash": {},
                    },
                    "f:ownerReferences": {
                      ".": {},
                      'k:{"uid":"8dbb14da-0d3a-4e34-8d66-442736fbd5c7"}': {
                        ".": {},
                        "f:apiVersion": {},
                        "f:blockOwnerDeletion": {},
                        "f:controller": {},
                        "f:kind": {},
                        "f:name": {},
                        "f:uid": {},
                      },
                    },
                  },
                  "f:spec": {
                    "f:containers": {
                      'k:{"name":"c"}': {
                        ".": {},
                        "f:image": {},
                        "f:imagePullPolicy": {},
                        "f:name": {},
                        "f:resources": {},
                        "f:terminationMessagePath": {},
                        "f:terminationMessagePolicy": {},
                      },
                    },
                    "f:dnsPolicy": {},
                    "f:enableServiceLinks": {},
                    "f:restartPolicy": {},
                    "f:schedulerName": {},
                    "f:securityContext": {},
                    "f:terminationGracePeriodSeconds": {},
                  },
                },
              },
            ],
          },
          spec: {
            containers: [
              {
                name: "c",
                image: "i",
                resources: {},
                terminationMessagePath: "/dev/termination-log",
                terminationMessagePolicy: "File",
                imagePullPolicy: "Always",
              },
            ],
            restartPolicy: "Always",
            terminationGracePeriodSeconds: 30,
            dnsPolicy: "ClusterFirst",
            securityContext: {},
            schedulerName: "default-scheduler",
            tolerations: [
              {
                key: "node.kubernetes.io/not-ready",
                operator: "Exists",
                effect: "NoExecute",
                tolerationSeconds: 300,
              },
              {
                key: "node.kubernetes.io/unreachable",
                operator: "Exists",
                effect: "NoExecute",
                tolerationSeconds: 300,
              },
            ],
            priority: 0,
            enableServiceLinks: true,
            preemptionPolicy: "PreemptLowerPriority",
          },
          status: {
            phase: "Pending",
            qosClass: "BestEffort",
          },
        },
      ],
    },
  },
  deletedPod: {
    status: 200,
    body: {
      kind: "Pod",
      apiVersion: "v1",
      metadata: {
        name: "pushgateway-0",
        namespace: "rec-monitoring",
        uid: "7edb736c-c85a-4163-bad1-e090ce138c89",
        resourceVersion: "466",
        creationTimestamp: "2026-11-30T02:24:03Z",
        deletionTimestamp: "2026-11-30T02:24:05Z",
        deletionGracePeriodSeconds: 0,
        labels: {
          "app.kubernetes.io/name": "pushgateway",
        },
      },
      spec: {
        containers: [
          {
            name: "pushgateway",
            image: "quay.io/prometheus/pushgateway:v1.11.3",
            resources: {},
            terminationMessagePath: "/dev/termination-log",
            terminationMessagePolicy: "File",
            imagePullPolicy: "IfNotPresent",
          },
        ],
        restartPolicy: "Always",
        terminationGracePeriodSeconds: 30,
        dnsPolicy: "ClusterFirst",
        automountServiceAccountToken: false,
        securityContext: {},
        schedulerName: "default-scheduler",
        tolerations: [
          {
            key: "node.kubernetes.io/not-ready",
            operator: "Exists",
            effect: "NoExecute",
            tolerationSeconds: 300,
          },
          {
            key: "node.kubernetes.io/unreachable",
            operator: "Exists",
            effect: "NoExecute",
            tolerationSeconds: 300,
          },
        ],
        priority: 0,
        enableServiceLinks: true,
        preemptionPolicy: "PreemptLowerPriority",
      },
      status: {
        phase: "Pending",
        qosClass: "BestEffort",
      },
    },
  },
  forbidden: {
    status: 403,
    body: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message:
        'secrets is forbidden: User "team1" cannot list resource "secrets" in API group "" in the namespace "rec-monitoring"',
      reason: "Forbidden",
      details: {
        kind: "secrets",
      },
      code: 403,
    },
  },
  unknownToken: {
    status: 401,
    body: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: "Unauthorized",
      reason: "Unauthorized",
      code: 401,
    },
  },
  missing: {
    status: 404,
    body: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: 'pods "none" not found',
      reason: "NotFound",
      details: {
        name: "none",
        kind: "pods",
      },
      code: 404,
    },
  },
  conflict: {
    status: 409,
    body: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message:
        'Operation cannot be fulfilled on configmaps "cm": the object has been modified; please apply your changes to the latest version and try again',
      reason: "Conflict",
      details: {
        name: "cm",
        kind: "configmaps",
      },
      code: 409,
    },
  },
};

/** A request of them, as a client of that server sent it. */
export const recordedListRequest = {
  method: "GET",
  path: "/api/v1/namespaces/rec-monitoring/pods?labelSelector=app.kubernetes.io%2Fname%3Dpushgateway",
  headers: { accept: "application/json" },
};
