"""A Slurm of its own on the loopback interface, for one test: munged, slurmctld and some slurmd in a temporary folder.

Nothing under /etc, /var or /run is touched, no service is used or left. Everything that was started is ended by its
own process id when the `with` block ends, however it ends; what Slurm starts itself (slurmstepd, jobs) becomes our child
when its parent goes, so that it is found too.
"""
import ctypes
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAMS = ["munged", "munge", "unmunge", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"]
PR_SET_CHILD_SUBREAPER = 36

CONFIGURATION = """\
ClusterName=dateline
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge/socket
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool/%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/log/slurmctld.log
SlurmdLogFile={folder}/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SwitchType=switch/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=10000,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
MailProg=/bin/true
KillWait=2
MinJobAge=300
{nodes}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class SlurmUnavailable(Exception):
    """This machine cannot run a Slurm of its own; says why."""


def find_program(name):
    """Daemons are in sbin, which is not on every PATH."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def wait_until(condition, seconds):
    """True as soon as the condition is."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class PrivateSlurm:
    """with PrivateSlurm(nodes=2) as slurm: slurm.run("squeue")"""

    def __init__(self, nodes):
        missing = [name for name in PROGRAMS if find_program(name) is None]
        if missing:
            raise SlurmUnavailable(f"no {', '.join(missing)} (apt-get install slurm-wlm munge)")
        self.nodes = nodes
        self.daemons = []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-slurm-"))
        self.environment = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))
        for name in [name for name in self.environment if name.startswith(("SLURM_", "SBATCH_"))]:
            if name != "SLURM_CONF":
                del self.environment[name]

    def __enter__(self):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *failure):
        self._stop()

    def run(self, *words, **more):
        return subprocess.run(words, env=self.environment, text=True, capture_output=True, timeout=60, **more)

    def wait_for_jobs(self, seconds=120):
        """Waits until the queue is empty."""
        def empty():
            listed = self.run("squeue", "-h")
            return listed.returncode == 0 and listed.stdout == ""
        if not wait_until(empty, seconds):
            raise AssertionError(f"jobs still wait or run after {seconds} s:\n{self.run('squeue').stdout}")

    def state_of(self, job):
        """COMPLETED, FAILED, ... of every task of a job."""
        shown = self.run("scontrol", "-o", "show", "job", str(job)).stdout
        return sorted(word.split("=")[1] for word in shown.split() if word.startswith("JobState="))

    def _start(self):
        for name in ["state", "log", "spool", "munge"]:
            (self.folder / name).mkdir(mode=0o755)
        self.folder.chmod(0o755)
        key = self.folder / "munge/key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(1024))
        at = f"{self.folder}/munge"
        self._daemon("munged", "--foreground", "--force", f"--key-file={at}/key", f"--socket={at}/socket",
                     f"--pid-file={at}/pid", f"--log-file={at}/log", f"--seed-file={at}/seed", "--num-threads=2",
                     "--origin=127.0.0.1")
        if not wait_until(lambda: self.run("munge", "-S", f"{at}/socket", "-n").returncode == 0, 10):
            raise SlurmUnavailable(f"munged does not answer: {self._last_words('munged')}")
        self._configure()
        self._daemon("slurmctld", "-D", "-c")
        for i in range(1, self.nodes + 1):
            self._daemon("slurmd", "-D", "-N", f"dl{i}", name=f"slurmd-dl{i}")
        if not wait_until(self._all_idle, 30):
            words = "\n".join(self._last_words(name) for name, _ in self.daemons)
            raise SlurmUnavailable(f"the nodes do not become idle:\n{words}")

    def _configure(self):
        ports = free_ports(self.nodes + 1)
        host = socket.gethostname().split(".")[0]
        cpus = max(1, (os.cpu_count() or 1) // self.nodes)
        nodes = "\n".join(f"NodeName=dl{i + 1} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[i + 1]} CPUs={cpus} "
                          "State=UNKNOWN" for i in range(self.nodes))
        user = pwd.getpwuid(os.getuid()).pw_name
        (self.folder / "slurm.conf").write_text(
            CONFIGURATION.format(host=host, ports=ports, user=user, folder=self.folder, nodes=nodes))
        (self.folder / "cgroup.conf").write_text("CgroupAutomount=no\nConstrainCores=no\nConstrainRAMSpace=no\n")

    def _daemon(self, program, *arguments, name=None):
        name = name or program
        with open(self.folder / "log" / f"{name}.out", "wb") as log:
            self.daemons.append((name, subprocess.Popen([find_program(program), *arguments], env=self.environment,
                                                        stdin=subprocess.DEVNULL, stdout=log, stderr=log)))

    def _all_idle(self):
        dead = [name for name, daemon in self.daemons if daemon.poll() is not None]
        if dead:
            raise SlurmUnavailable(f"{dead[0]} ended: {self._last_words(dead[0])}")
        states = self.run("sinfo", "-h", "-N", "-o", "%t").stdout.split()
        return states == ["idle"] * self.nodes

    def _last_words(self, name):
        lines = (self.folder / "log" / f"{name}.out").read_text(errors="replace").splitlines()
        return f"{name}: " + " | ".join(lines[-3:])

    def _stop(self):
        running = dict(self.daemons)
        if "slurmctld" in running and running["slurmctld"].poll() is None:
            self.run("scancel", "--full", "-u", pwd.getpwuid(os.getuid()).pw_name)
            wait_until(lambda: self.run("squeue", "-h").stdout == "", 15)
        for _, daemon in reversed(self.daemons):
            if daemon.poll() is None:
                daemon.terminate()
            try:
                daemon.wait(15)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        self._end_orphans()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _end_orphans():
        """What Slurm left behind is a child of ours by now."""
        def children():
            listed = pathlib.Path(f"/proc/self/task/{os.getpid()}/children")
            return [int(word) for word in listed.read_text().split()] if listed.exists() else []
        for number in (signal.SIGTERM, signal.SIGKILL):
            for child in children():
                os.kill(child, number)
            end = time.monotonic() + 5
            while time.monotonic() < end:
                try:
                    if os.waitpid(-1, os.WNOHANG) == (0, 0):
                        time.sleep(0.05)
                except ChildProcessError:
                    return
