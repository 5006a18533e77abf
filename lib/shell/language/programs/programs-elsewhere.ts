const names = [
  "tar zip unzip bzip2 bunzip2 xz unxz zstd 7z cpio ar gpg openssl ssh scp sftp rsync rclone restic borg ssh-keygen",
  "getopt dd df getconf mkfifo mknod mount umount lsblk blkid findmnt fdisk sync fuser lsof sysctl dmesg smartctl",
  "ps top htop pgrep pkill pidof killall free uptime vmstat iostat mpstat sar w who last users groups getent",
  "ip ifconfig ss netstat route ping traceroute dig host nslookup nc ncat netcat socat telnet wget http xh lynx",
  "python python3 perl ruby node npm npx php java go gcc cc make cmake pip pip3 gawk nawk tclsh lua deno bun",
  "docker podman nerdctl helm terraform ansible aws gcloud az systemctl service journalctl systemd-cat",
  "logger mail sendmail mutt crontab at batch sudo su doas chown chgrp chroot passwd useradd usermod visudo",
  "psql pg_dump pg_dumpall pg_isready mysql mysqldump mysqladmin mariadb sqlite3 redis-cli mongo mongosh mongodump",
  "git svn hg patch csplit pr fmt iconv dos2unix unix2dos hexdump uuidgen uuencode xmllint xsltproc yq parallel sponge ts",
  "vi vim nano emacs ed less more man info watch tput stty screen tmux script expect dialog",
  "apt apt-get dpkg yum dnf rpm apk brew snap promtool amtool prometheus pushgateway node_exporter alertmanager",
].flatMap((line) => line.split(" "));

/** Programs that scripts call on other machines, and that this shell does not have. */
export const programsElsewhere: ReadonlySet<string> = new Set(names);
