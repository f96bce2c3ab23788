namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>What is run in a container: POSIX sh, with nothing but what is built into every shell, and mkdir, rm, dd and df.</summary>
static class ShellScript
{
    /// <summary>Variables that they take: the folder of all clients, and how many there are.</summary>
    public const string Folder = "WDT_FOLDER", Clients = "WDT_CLIENTS";

    /// <summary>The step, its files in each folder, how often it goes over them, and MiB of the large file.</summary>
    public const string Step = "WDT_STEP", Files = "WDT_FILES", Passes = "WDT_PASSES", Megabytes = "WDT_MEGABYTES";

    /// <summary>Tells free space in KiB, whether there is dd, and the mount table, and makes the folder.</summary>
    public const string Look = """
        set -eu
        mkdir -p "$WDT_FOLDER"
        : >"$WDT_FOLDER/try"
        rm "$WDT_FOLDER/try"
        if told=$(df -Pk "$WDT_FOLDER" 2>/dev/null); then
            echo "$told" | { read -r heading; read -r name size used free rest && echo "free $free"; }
        fi
        if command -v dd >/dev/null; then echo has dd; fi
        while read -r line; do echo "mount $line"; done </proc/self/mountinfo
        """;

    /// <summary>Removes the folder.</summary>
    public const string Remove = """rm -rf "$WDT_FOLDER" """;

    /// <summary>One step, by every client at once in a folder of its own; tells how many hundredths of a second it took.</summary>
    public const string Take = """
        set -eu
        now() { read -r up idle </proc/uptime; now=$((${up%.*} * 100 + 1${up#*.} - 100)); }

        make() { mkdir "$base"; }
        clear() { rm -rf "$base"; }
        # A folder for each pass: all places have as many files in one.
        create() { own=$base/p$pass; mkdir "$own"; files touched; }
        touched() { : >"$own/f$i"; }
        write() { files written; }
        # Without truncating, which makes some file systems write at once.
        written() { echo "$block" 1<>"$own/f$i"; }
        ask() { files asked; }
        asked() { [ -e "$own/f$i" ]; }
        # The first line is empty: a shell reads byte by byte to the end of a line.
        fetch() { files fetched; }
        fetched() { read -r line <"$own/f$i"; }
        list() { set -- "$own"/*; }
        small() { own=$base/s; mkdir "$own"; files both; rm -rf "$own"; }
        both() { echo "$block" >"$own/f$i"; read -r line <"$own/f$i"; }
        large() { dd if=/dev/zero of="$base/large" bs=1048576 count="$WDT_MEGABYTES" conv=fsync 2>/dev/null; }
        back() { dd if="$base/large" of=/dev/null bs=1048576 2>/dev/null; }

        files() { i=0; while [ $i -lt "$WDT_FILES" ]; do $1; i=$((i + 1)); done; }
        client() {
            base=$WDT_FOLDER/$1 own=$WDT_FOLDER/$1/p0 pass=0
            while [ $pass -lt "$WDT_PASSES" ]; do
                $WDT_STEP
                pass=$((pass + 1))
            done
        }

        block=xxxxxxxxxxxxxxx
        while [ ${#block} -lt 3840 ]; do block=$block$block; done
        block="
        $block"

        now; begun=$now
        if [ "$WDT_CLIENTS" -eq 1 ]; then client 1; else
            running= number=1
            while [ $number -le "$WDT_CLIENTS" ]; do client $number & running="$running $!"; number=$((number + 1)); done
            for process in $running; do wait "$process"; done
        fi
        now
        echo "took $((now - begun))"
        """;
}
