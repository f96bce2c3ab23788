#!/bin/sh
# Runs a command as root on a Linux of its own that has an NFS server and two NFS clients: Debian's User-Mode Linux,
# started on the files of this machine. The command runs in the caller's folder with the caller's programs; its output,
# its errors and its exit code come through. Files that it writes are this machine's, but for the folders in "hidden",
# which are the guest's own like /dev, and those in "layered", of which it changes copies. One processor; no network to
# the outside.
#   nfs-guest.sh [-m MEMORY] [-t SECONDS] COMMAND [ARGUMENTS]      2G and 600 unless told
# Kept of the caller's variables: PATH, HOME, TMPDIR, CI, DOTNET_* and LAB_*. The command gets besides
#   LAB_NFS_SERVER   the server's address, for both clients. It exports /srv, the root for NFSv4 (fsid=0), and /srv/other,
#                    each memory of its own, writable, with leases of 10 seconds
#   LAB_NFS_SECOND   a program that runs a command as the second client, another machine for the server, behind the link
#                    lab1: "$LAB_NFS_SECOND mount -t nfs $LAB_NFS_SERVER:/ /mnt/x" makes a mount that all see and that
#                    stays the second client's
# and a program "serve", that starts the server again after "rpc.nfsd 0". NFSv3 needs nolock: there is no statd.
# Exit codes of its own: 64 how it was called, 69 something is missing here, 125 the guest died or ran out of time.
set -eu
hidden="/mnt /srv /media /var/log /var/lib/nfs /var/lib/docker /var/lib/containerd"
layered="/etc /var/lib"

host() {
    memory=2G
    limit=600
    while getopts m:t: option; do
        case $option in
            m) memory=$OPTARG ;;
            t) limit=$OPTARG ;;
            *) exit 64 ;;
        esac
    done
    shift $((OPTIND - 1))
    [ $# -gt 0 ] || fail 64 "no command"
    [ "$(id -u)" = 0 ] || fail 69 "needs root"
    missing=
    for program in linux modprobe rpcbind rpc.nfsd rpc.mountd exportfs mount.nfs ip busybox timeout; do
        PATH="$PATH:/usr/sbin:/sbin" command -v "$program" >/dev/null || missing="$missing $program"
    done
    [ -d /usr/lib/uml/modules ] || missing="$missing /usr/lib/uml/modules"
    [ -z "$missing" ] || fail 69 "missing here:$missing (eng/lab/install.sh)"
    for folder in /run $hidden; do
        case $PWD/ in "$folder"/*) fail 69 "'$PWD' is in '$folder', of which the guest has its own" ;; esac
    done

    # Short, and without blanks: it becomes the name of a socket and an argument of a kernel.
    state=$(mktemp -d /tmp/nfs-guest-XXXXXX)
    guest=
    trap finish EXIT
    trap 'exit 130' HUP INT TERM
    ln -s "$(readlink -f "$0")" "$state/init"
    write_command "$@" >"$state/command"
    # User-Mode Linux makes what it writes to non-blocking, which is not ours to do to the caller's.
    mkfifo "$state/out" "$state/err"
    cat <"$state/out" &
    out=$!
    cat <"$state/err" >&2 &
    err=$!
    # shellcheck disable=SC2016 # for the shell that becomes the guest
    TMPDIR=/dev/shm timeout -k 5 "$limit" sh -c 'echo $$ >"$0/pid" && exec linux "$@"' "$state" \
        "mem=$memory" root=/dev/root rootfstype=hostfs rootflags=/ rw "init=$state/init" "uml_dir=$state/" \
        con=null con0=null,fd:1 ssl=null ssl0=null,fd:4 ssl1=null,fd:5 quiet \
        </dev/null >"$state/console" 2>&1 4>"$state/out" 5>"$state/err" &
    guest=$!
    ended=0
    wait "$guest" || ended=$?
    kill_guest
    wait "$out" "$err" || true
    [ ! -f "$state/code" ] || exit "$(cat "$state/code")"
    tail -n 30 "$state/console" >&2
    [ "$ended" != 124 ] || fail 125 "not done after $limit seconds"
    fail 125 "the guest died ($ended)"
}

fail() {
    echo "nfs-guest.sh: $2" >&2
    exit "$1"
}

finish() {
    [ -z "$guest" ] || kill "$guest" 2>/dev/null || true
    kill_guest
    wait
    rm -rf "$state"
}

# Its processes are processes here, in a session that it leads, and outlive it where it is killed.
kill_guest() { kill -KILL "-$(cat "$state/pid" 2>/dev/null)" 2>/dev/null || true; }

write_command() {
    echo "cd $(quote "$PWD")"
    for name in PATH HOME TMPDIR CI $(env | sed -n 's/^\(\(DOTNET\|LAB\)_[A-Za-z0-9_]*\)=.*/\1/p'); do
        eval "value=\${$name-} set=\${$name+yes}"
        [ -z "$set" ] || echo "export $name=$(quote "$value")"
    done
    echo 'export PATH="/run/lab/bin:$PATH:/usr/sbin:/sbin" LANG=C.UTF-8 TERM=dumb'
    echo "export LAB_NFS_SERVER=10.99.0.1 LAB_NFS_SECOND=/run/lab/bin/second"
    printf exec
    for word in "$@"; do printf ' %s' "$(quote "$word")"; done
    echo
}

quote() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

# The first process of the guest.
guest() {
    state=${0%/init}
    trap 'sync; busybox poweroff -f' EXIT
    export PATH=/run/lab/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
    mount -t proc proc /proc
    mount -t sysfs sys /sys
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    mount -t tmpfs tmpfs /run
    mkdir -p /dev/pts /dev/shm /run/lock /run/rpcbind /run/lab/bin /run/lab/lib/modules
    load_modules
    for folder in $layered; do
        mkdir -p "/run/layers$folder" "/run/layers-work$folder"
        mount -t overlay overlay -o "lowerdir=$folder,upperdir=/run/layers$folder,workdir=/run/layers-work$folder" "$folder"
    done
    for folder in $hidden; do
        [ ! -d "$folder" ] || mount -t tmpfs tmpfs "$folder"
    done
    mount -t devpts devpts /dev/pts
    mount -t tmpfs tmpfs /dev/shm
    ln -s /proc/self/fd /dev/fd
    hostname first
    ip link set lo up
    make_second_client
    start_server

    # Through pipes: a command that writes to a terminal may behave as if somebody sat there.
    mkfifo /run/lab/out /run/lab/err
    for line in 0 1; do stty -F "/dev/ttyS$line" raw -echo; done
    cat </run/lab/out >/dev/ttyS0 &
    cat </run/lab/err >/dev/ttyS1 &
    code=0
    sh "$state/command" </dev/null >/run/lab/out 2>/run/lab/err || code=$?
    wait
    # It waits until all has been written.
    for line in 0 1; do stty -F "/dev/ttyS$line" raw; done
    echo "$code" >"$state/code"
}

# The modules of User-Mode Linux are not where modprobe looks for them, neither ours nor the kernel's.
load_modules() {
    ln -s "/usr/lib/uml/modules/$(uname -r)" /run/lab/lib/modules/
    modprobe=$(PATH=/usr/sbin:/sbin command -v modprobe)
    program /run/lab/bin/modprobe "exec $modprobe -d /run/lab \"\$@\""
    echo /run/lab/bin/modprobe >/proc/sys/kernel/modprobe
    for module in overlay nfsv3 nfsv4 nfsd veth; do modprobe "$module"; done
}

# A network of its own makes a client of its own, and a name of its own makes it another machine for the server: a client
# says who it is by the name of its machine.
make_second_client() {
    ip netns add second
    ip link add lab0 type veth peer name lab1 netns second
    ip address add 10.99.0.1/24 dev lab0
    ip link set lab0 up
    ip -n second address add 10.99.0.2/24 dev lab1
    ip -n second link set lab1 up
    ip -n second link set lo up
    : >/run/lab/name
    unshare --uts=/run/lab/name hostname second
    # Not ip netns exec: it hides the mounts that are made in it.
    program /run/lab/bin/second 'exec nsenter --net=/run/netns/second --uts=/run/lab/name "$@"'
}

start_server() {
    mkdir -p /var/lib/nfs/sm /var/lib/nfs/sm.bak /var/lib/nfs/rpc_pipefs /var/lib/nfs/v4recovery /srv/other
    touch /var/lib/nfs/etab /var/lib/nfs/rmtab /var/lib/nfs/state
    mount -t tmpfs tmpfs /srv/other
    chmod 1777 /srv /srv/other
    mount -t nfsd nfsd /proc/fs/nfsd
    mount -t rpc_pipefs rpc_pipefs /var/lib/nfs/rpc_pipefs
    echo 10 >/proc/fs/nfsd/nfsv4leasetime
    echo 10 >/proc/fs/nfsd/nfsv4gracetime
    rpcbind -w
    exportfs -o rw,no_root_squash,no_subtree_check,insecure,fsid=0 '*:/srv'
    exportfs -o rw,no_root_squash,no_subtree_check,insecure,fsid=1 '*:/srv/other'
    # Else opens wait for clients that the server knew before, and locks do for 50 seconds, those of NFSv4 as well.
    program /run/lab/bin/serve "rpc.nfsd 4 && echo Y >/proc/fs/nfsd/v4_end_grace && echo Y >/proc/fs/lockd/nlm_end_grace"
    rpc.mountd
    serve
}

program() {
    printf '#!/bin/sh\n%s\n' "$2" >"$1"
    chmod 755 "$1"
}

if [ "${0##*/}" = init ]; then guest; else host "$@"; fi
