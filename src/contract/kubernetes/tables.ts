/**
 * The fields of Kubernetes’ objects, and what is done with each. Data: the names are those of the published API, which a test
 * compares. A field that no table has is listed as unknown, since it may be of a newer version.
 */

export type Treatment =
  /** Its value is a rule, or leads to rules. */
  | 'read'
  /** It says nothing about the image. */
  | 'other'
  /** It is a rule that cannot be imitated. The text is a part of a sentence. With its standard value, it is no rule. */
  | { readonly notTried: string; readonly standard?: string }

export interface FieldTable {
  readonly source: string
  readonly fields: Readonly<Record<string, Treatment>>
}

/** The version of the API that the tables were compared with. */
export const API_VERSION = '1.36'

const API = 'https://kubernetes.io/docs/reference/generated/kubernetes-api/'

interface Rows {
  readonly read?: string
  readonly other?: string
  /** Why, or why and the standard value. */
  readonly notTried?: Readonly<Record<string, string | readonly [why: string, standard: string]>>
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** `anchor`: of the object in the reference of the API. */
function table(anchor: string, { read = '', other = '', notTried = {} }: Rows): FieldTable {
  const fields: Record<string, Treatment> = {}
  for (const name of words(read)) fields[name] = 'read'
  for (const name of words(other)) fields[name] = 'other'
  for (const [name, row] of Object.entries(notTried))
    fields[name] = typeof row === 'string' ? { notTried: row } : { notTried: row[0], standard: row[1] }
  return { source: anchor.startsWith('https:') ? anchor : `${API}#${anchor}`, fields }
}

const ANOTHER_KERNEL = 'it needs a security module or kernel setting of the node'
const VOLUME_RIGHTS = 'Docker does not change the owner of volumes'
const PROBE_KILL = 'it is the grace period after a failed probe only'

export const OBJECT = table('deployment-v1-apps', {
  read: 'apiVersion kind metadata spec',
  other: 'status data stringData binaryData immutable type',
})

export const POD_TEMPLATE = table('podtemplatespec-v1-core', {
  read: 'metadata spec',
  other: 'apiVersion kind',
})

const ROLLOUT = 'minReadySeconds revisionHistoryLimit selector'
export const WORKLOAD_SPECS: Readonly<Record<string, FieldTable>> = {
  Deployment: table('deploymentspec-v1-apps', {
    read: 'template',
    other: `${ROLLOUT} paused progressDeadlineSeconds replicas strategy`,
  }),
  StatefulSet: table('statefulsetspec-v1-apps', {
    read: 'template volumeClaimTemplates',
    other: `${ROLLOUT} ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas serviceName updateStrategy`,
  }),
  DaemonSet: table('daemonsetspec-v1-apps', { read: 'template', other: `${ROLLOUT} updateStrategy` }),
  ReplicaSet: table('replicasetspec-v1-apps', {
    read: 'template',
    other: 'minReadySeconds replicas selector',
  }),
  ReplicationController: table('replicationcontrollerspec-v1-core', {
    read: 'template',
    other: 'minReadySeconds replicas selector',
  }),
  Job: table('jobspec-v1-batch', {
    read: 'template',
    other: [
      'backoffLimit backoffLimitPerIndex completions managedBy manualSelector maxFailedIndexes parallelism',
      'podFailurePolicy podReplacementPolicy selector successPolicy suspend ttlSecondsAfterFinished',
    ].join(' '),
    notTried: {
      activeDeadlineSeconds: 'a trial has its own time limit',
      completionMode: ['one run is tried, without an index', 'NonIndexed'],
    },
  }),
  CronJob: table('cronjobspec-v1-batch', {
    read: 'jobTemplate',
    other:
      'concurrencyPolicy failedJobsHistoryLimit schedule startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone',
  }),
}

export const POD = table('podspec-v1-core', {
  read: 'containers initContainers ephemeralContainers volumes securityContext terminationGracePeriodSeconds',
  other: [
    'affinity automountServiceAccountToken enableServiceLinks imagePullSecrets nodeName nodeSelector overhead',
    'preemptionPolicy priority priorityClassName readinessGates restartPolicy schedulerName schedulingGates',
    'schedulingGroup serviceAccount serviceAccountName tolerations topologySpreadConstraints',
  ].join(' '),
  notTried: {
    activeDeadlineSeconds: 'a trial has its own time limit',
    dnsConfig: 'a trial has the engine’s name resolution',
    dnsPolicy: ['a trial has the engine’s name resolution', 'ClusterFirst'],
    hostAliases: 'a trial has the engine’s name resolution',
    hostIPC: 'a trial shares nothing with the machine',
    hostNetwork: 'a trial shares nothing with the machine',
    hostPID: 'a trial shares nothing with the machine',
    hostUsers: 'user namespaces are a setting of the engine',
    hostname: 'the engine gives the container its name',
    hostnameOverride: 'the engine gives the container its name',
    os: 'only Linux containers are tried',
    resourceClaims: 'Docker has no claims of devices',
    resources: 'the limit is the pod’s, of all its containers',
    runtimeClassName: 'the engine’s own runtime is used',
    setHostnameAsFQDN: 'the engine gives the container its name',
    shareProcessNamespace: 'the container is tried without the pod’s others',
    subdomain: 'the engine gives the container its name',
  },
})

export const CONTAINER = table('container-v1-core', {
  read: [
    'name image command args workingDir ports env envFrom resources securityContext volumeMounts',
    'livenessProbe readinessProbe startupProbe lifecycle',
  ].join(' '),
  other:
    'imagePullPolicy resizePolicy restartPolicy restartPolicyRules terminationMessagePath terminationMessagePolicy',
  notTried: {
    stdin: 'the container is tried without a standard input',
    stdinOnce: 'the container is tried without a standard input',
    tty: 'the container is tried without a terminal',
    volumeDevices: 'Docker has no block devices of claims',
  },
})

export const PORT = table('containerport-v1-core', {
  read: 'containerPort name protocol',
  notTried: {
    hostIP: 'ports are published on free ports of the machine',
    hostPort: 'ports are published on free ports of the machine',
  },
})

export const PROBE = table('probe-v1-core', {
  read: 'exec grpc httpGet tcpSocket initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold',
  notTried: { terminationGracePeriodSeconds: PROBE_KILL },
})
export const HTTP_GET = table('httpgetaction-v1-core', { read: 'host httpHeaders path port scheme' })
export const HTTP_HEADER = table('httpheader-v1-core', { read: 'name value' })
export const TCP_SOCKET = table('tcpsocketaction-v1-core', { read: 'host port' })
export const EXEC = table('execaction-v1-core', { read: 'command' })
export const GRPC = table('grpcaction-v1-core', { read: 'port service' })

export const LIFECYCLE = table('lifecycle-v1-core', {
  read: 'preStop',
  notTried: {
    postStart: 'the hook is not run',
    stopSignal: 'the image’s own stop signal is sent',
  },
})
export const HOOK = table('lifecyclehandler-v1-core', {
  read: 'exec httpGet sleep',
  notTried: { tcpSocket: 'Kubernetes does not run it either' },
})

export const ENV = table('envvar-v1-core', { read: 'name value valueFrom' })
export const VALUE_FROM = table('envvarsource-v1-core', {
  read: 'configMapKeyRef secretKeyRef fieldRef resourceFieldRef fileKeyRef',
})
export const ENV_FROM = table('envfromsource-v1-core', { read: 'configMapRef secretRef prefix' })

export const RESOURCES = table('resourcerequirements-v1-core', {
  read: 'limits requests',
  notTried: { claims: 'Docker has no claims of devices' },
})

const SECURITY = {
  appArmorProfile: 'read',
  seccompProfile: 'read',
  runAsGroup: 'read',
  runAsNonRoot: 'read',
  runAsUser: 'read',
  seLinuxOptions: { notTried: ANOTHER_KERNEL },
  windowsOptions: { notTried: 'only Linux containers are tried' },
} as const

export const SECURITY_CONTEXT: FieldTable = {
  source: `${API}#securitycontext-v1-core`,
  fields: {
    ...SECURITY,
    allowPrivilegeEscalation: 'read',
    capabilities: 'read',
    privileged: 'read',
    readOnlyRootFilesystem: 'read',
    procMount: { notTried: ANOTHER_KERNEL, standard: 'Default' },
  },
}

export const POD_SECURITY_CONTEXT: FieldTable = {
  source: `${API}#podsecuritycontext-v1-core`,
  fields: {
    ...SECURITY,
    fsGroup: { notTried: VOLUME_RIGHTS },
    fsGroupChangePolicy: 'other',
    seLinuxChangePolicy: 'other',
    supplementalGroups: { notTried: 'the user gets no further groups' },
    supplementalGroupsPolicy: 'other',
    sysctls: { notTried: ANOTHER_KERNEL },
  },
}

export const CAPABILITIES = table('capabilities-v1-core', { read: 'add drop' })
export const PROFILE = table('seccompprofile-v1-core', { read: 'type', other: 'localhostProfile' })

export const VOLUME_MOUNT = table('volumemount-v1-core', {
  read: 'mountPath name readOnly',
  other: 'mountPropagation recursiveReadOnly subPath subPathExpr',
})
export const EMPTY_DIR = table('emptydirvolumesource-v1-core', { read: 'medium sizeLimit' })

/** What stands in a folder that a volume of this kind is mounted on. */
export type VolumeTreatment = 'empty' | 'stand-in' | { readonly notTried: string }

const FILES_OF = (what: string): VolumeTreatment => ({ notTried: `the files of a ${what} are not there` })
const OF_NODE: VolumeTreatment = { notTried: 'a trial shares nothing with the machine' }
const IN_TREE = [
  'awsElasticBlockStore azureDisk azureFile cephfs cinder fc flexVolume flocker gcePersistentDisk glusterfs iscsi',
  'nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume',
].join(' ')

/** `stand-in`: an empty folder stands in for storage whose content is not known. */
export const VOLUMES: Readonly<Record<string, VolumeTreatment>> = {
  emptyDir: 'empty',
  persistentVolumeClaim: 'stand-in',
  ephemeral: 'stand-in',
  ...Object.fromEntries(words(IN_TREE).map((kind) => [kind, 'stand-in' as const])),
  configMap: FILES_OF('ConfigMap'),
  secret: FILES_OF('Secret'),
  projected: FILES_OF('projected volume'),
  downwardAPI: FILES_OF('downward API volume'),
  csi: FILES_OF('CSI volume'),
  gitRepo: FILES_OF('Git repository'),
  image: FILES_OF('mounted image'),
  hostPath: OF_NODE,
}

export const SERVICE = table('servicespec-v1-core', {
  read: 'ports selector type',
  other: [
    'allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy healthCheckNodePort',
    'internalTrafficPolicy ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges',
    'publishNotReadyAddresses sessionAffinity sessionAffinityConfig trafficDistribution',
  ].join(' '),
})
export const SERVICE_PORT = table('serviceport-v1-core', {
  read: 'name port protocol targetPort',
  other: 'appProtocol nodePort',
})
