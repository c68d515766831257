import ChildPrograms
import Glibc
import Secrets

MemoryProtection.leaveNoCores()
FileSizeLimit.refuse()
exit(Program().run(CommandLine.arguments.dropFirst()).rawValue)
