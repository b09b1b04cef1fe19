"""A vault that does not open or could not be written."""

from __future__ import annotations

from enum import StrEnum

from ..errors import InputFault, VaultFault
from ..i18n import mark
from .said import Said

_CALL_OFFICE = mark("Call the office.")
_BACKUP = mark("Put a backup back, or call the office. Leave the files in the folder as they are.")

VAULTS: dict[VaultFault, Said] = {
    VaultFault.MISSING: Said(
        title=mark("There is no vault here."),
        meaning=(mark("The folder {path} contains no vault."), mark("In this folder stands no vault.")),
        todo=(mark("Choose another folder."), mark("Is this a new laptop? Make a new vault.")),
    ),
    VaultFault.NOT_SHOWN: Said(
        title=mark("What is shown once could not be shown."),
        meaning=(
            mark("The vault was taken away again: nobody would have had its paper key. Nothing stands in {path}."),
            mark("The vault was taken away again: nobody would have had its paper key."),
        ),
        todo=(mark("Is the disk full, or did the output go to a program that stopped? Then make the vault again."),),
    ),
    VaultFault.IN_ITSELF: Said(
        title=mark("This place lies inside the vault itself."),
        meaning=(
            mark("{path} lies in the folder of the vault. What takes the one takes the other."),
            mark("What takes the vault takes this along."),
        ),
        todo=(mark("Choose a stick, or a folder on another disk."),),
    ),
    VaultFault.NO_PLACE: Said(
        title=mark("A vault cannot come here."),
        meaning=(
            mark("{path}: a file stands in the way, or the name of the folder is too long."),
            mark("A file stands in the way, or the name of the folder is too long."),
        ),
        todo=(mark("Choose a folder with a shorter name."),),
    ),
    VaultFault.HELD: Said(
        title=mark("Another program has a file of the vault open."),
        meaning=(
            mark("A virus scanner, a backup or another program holds {path}. Nothing was changed."),
            mark("A virus scanner, a backup or another program holds it. Nothing was changed."),
        ),
        todo=(
            mark("Wait a moment, and try again."),
            mark("Does it come back? Ask the administrator to leave this folder out of scans."),
        ),
    ),
    VaultFault.NETWORK: Said(
        title=mark("A vault cannot lie on a network."),
        meaning=(
            mark("{path} lies on another computer. There it is not certain that what is saved stays saved."),
            mark("The folder lies on another computer. There it is not certain that what is saved stays saved."),
        ),
        todo=(mark("Choose a folder on this computer, and make backups on a stick."),),
    ),
    VaultFault.OPEN_TO_OTHERS: Said(
        title=mark("Others may write in this folder."),
        meaning=(
            mark("Everybody with an account on this computer may change files in {path}. A vault is not safe there."),
            mark("Everybody with an account on this computer may change files there. A vault is not safe there."),
        ),
        todo=(mark("Choose a folder of your own, or let the administrator change its rights."),),
    ),
    VaultFault.READ_ONLY: Said(
        title=mark("Nothing can be saved here."),
        meaning=(
            mark("The folder {path} may only be read. What stands in it was not changed."),
            mark("The vault’s folder is read-only. Its contents were not changed."),
        ),
        todo=(mark("Ask the administrator to give you the right to write in this folder."),),
    ),
    VaultFault.OTHER_PROGRAM: Said(
        title=mark("This vault belongs to another program."),
        meaning=mark("The folder holds files that Krachtig Thuis did not make. Nothing in it was changed."),
        todo=(mark("Choose another folder."), _CALL_OFFICE),
    ),
    VaultFault.IN_USE: Said(
        title=mark("The vault is open already."),
        meaning=mark("Krachtig Thuis is running in another window, or for another user of this computer."),
        todo=(
            mark("Look for the other window, and go on there."),
            mark("Do you see none? Log the other user out, or start the computer again."),
        ),
    ),
    VaultFault.NOT_EMPTY: Said(
        title=mark("There are files in this folder already."),
        meaning=mark("A new vault needs an empty folder, so that nothing of yours is overwritten."),
        todo=(mark("Choose an empty folder, or make a new one."),),
    ),
    VaultFault.WRONG_PASSPHRASE: Said(
        title=mark("This is not the passphrase."),
        meaning=mark("The vault stays closed. Nothing was changed, and you may try as often as you like."),
        todo=(
            mark("Type the passphrase again, word by word. Look whether caps lock is on."),
            mark("Forgotten? With the paper key you choose a new one."),
        ),
    ),
    VaultFault.WRONG_PAPER_KEY: Said(
        title=mark("This paper key does not fit this vault."),
        meaning=mark("The vault stays closed. Nothing was changed."),
        todo=(
            mark("Look whether this is the sheet of this laptop."),
            mark("Compare the groups one by one with the paper."),
            mark("Is the sheet gone? The office may be able to help."),
        ),
    ),
    VaultFault.WRONG_OFFICE_KEY: Said(
        title=mark("This key of the office does not fit this vault."),
        meaning=mark("The vault stays closed. Nothing was changed."),
        todo=(
            mark("Does the office want two keys? Give both, of two different people."),
            mark("Look whether this laptop knew this office before."),
        ),
    ),
    VaultFault.NEEDS_SECOND_KEY: Said(
        title=mark("This vault opens with two keys of the office."),
        meaning=mark("One person alone cannot open it: that is how the office wants it. Nothing was changed."),
        todo=(mark("Ask a second person at the office for the other key, and give both."),),
    ),
    VaultFault.NO_SUCH_SLOT: Said(
        title=mark("This vault cannot be opened that way."),
        meaning=(
            mark("This vault has no entrance with the name {name}."),
            mark("This vault has no entrance of that kind or name."),
        ),
        todo=(mark("Choose another name, or another way to open it."),),
    ),
    VaultFault.SLOTS_DAMAGED: Said(
        title=mark("The key file is damaged."),
        meaning=mark("Both copies of the key file cannot be read. What stands in the vault was not changed."),
        todo=(_BACKUP,),
    ),
    VaultFault.SLOT_HOSTILE: Said(
        title=mark("Something in the key file cannot be right."),
        meaning=mark("It asks for more than this program ever does. It was not used. Somebody may have changed it."),
        todo=(mark("Do not go on with this laptop, and call the office."),),
    ),
    VaultFault.DAMAGED: Said(
        title=mark("The vault is damaged."),
        meaning=mark("Something in the file is not as it was saved. It was not opened, so that it does not get worse."),
        todo=(_BACKUP,),
    ),
    VaultFault.NOT_ENCRYPTED: Said(
        title=mark("This file is not a vault."),
        meaning=mark("The file has the name of a vault, but it is not encrypted. It was not opened."),
        todo=(_CALL_OFFICE,),
    ),
    VaultFault.WRONG_KEY: Said(
        title=mark("The key does not fit this vault."),
        meaning=mark("The key file and the vault do not belong together, or the vault is damaged."),
        todo=(mark("Were files copied into this folder? Put them back as they were."), _BACKUP),
    ),
    VaultFault.NEWER: Said(
        title=mark("This vault comes from a newer version of the program."),
        meaning=mark("The program here is older than the vault. It was not opened, so that nothing is lost."),
        todo=(mark("Update the program, and open the vault again."),),
    ),
    VaultFault.NOT_A_BACKUP: Said(
        title=mark("There is no backup here."),
        meaning=(
            mark("The folder {path} contains no backup of Krachtig Thuis, or only part of one."),
            mark("In this folder stands no backup of Krachtig Thuis, or not all of it."),
        ),
        todo=(mark("Choose a folder whose name begins with KTH-backup."),),
    ),
    VaultFault.BACKUP_DAMAGED: Said(
        title=mark("This backup is not whole."),
        meaning=mark("Something in it is not as it was written. It was not used, and nothing was changed."),
        todo=(
            mark("Choose an older backup: three of them stay in one folder."),
            mark("Make a new backup on another stick as soon as the vault is open."),
        ),
    ),
    VaultFault.UNDELIVERED: Said(
        title=mark("This vault cannot go yet."),
        meaning=(
            mark(
                "Not at the office yet: {revisions}. Not taken by the office: {rejected}. Told in two ways, not "
                "settled: {disputed}. Forms half filled in: {drafts}. Bundles not on a stick yet: {prepared}. "
                "Nothing was deleted."
            ),
            mark("Something in it is not at the office yet. Nothing was deleted."),
        ),
        todo=(
            mark("Take everything along to the office once more, and take in what the office sends back."),
            mark("Finish the half-filled forms, or throw them away."),
        ),
    ),
    VaultFault.DISK_FULL: Said(
        title=mark("The disk is full."),
        meaning=mark("This was not saved. Everything that was saved before is still there."),
        todo=(
            (
                mark("Free {missing} on this computer, and try again."),
                mark("Free some space on this computer, and try again."),
            ),
        ),
    ),
    VaultFault.DISK_FAILED: Said(
        title=mark("Something went wrong with the disk."),
        meaning=mark("This was not saved. Everything that was saved before is still there."),
        todo=(
            mark("Try again."),
            mark("Does it go wrong again? Make a backup, and call the office."),
        ),
    ),
}

OTHER_PHRASES: dict[tuple[StrEnum, str], Said] = {
    (VaultFault.WRONG_PASSPHRASE, "root"): Said(
        title=mark("This is not the passphrase of the root key."),
        meaning=mark("The root key has words of its own. Nothing was changed, and you may try as often as you like."),
        todo=(
            mark("Type the passphrase of the root key again, word by word."),
            mark("Forgotten? With the paper key of the root you choose a new one: vault recover on the folder root."),
        ),
    ),
    (InputFault.SECRET_MISSING, "root"): Said(
        title=mark("The passphrase of the root key is missing."),
        meaning=mark("It is another one than the passphrase of the office. It was empty, or nobody can type here."),
        todo=(
            mark("Type it when it is asked, where you can type."),
            mark("Or name the file whose first line it is, with --root-passphrase-file."),
        ),
    ),
    (VaultFault.WRONG_PASSPHRASE, "second"): Said(
        title=mark("This is not the passphrase of a colleague."),
        meaning=mark("Nobody else who can open this office has it. Nothing was changed."),
        todo=(mark("Let your colleague type it again, word by word. Your own passphrase does not count here."),),
    ),
}
"""A passphrase that did not fit, where another one than that of the vault itself was asked for (the fact `which`)."""
